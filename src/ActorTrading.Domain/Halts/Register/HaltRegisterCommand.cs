using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Halts.Register;

public abstract record HaltRegisterCommand
{
    private HaltRegisterCommand()
    {
    }

    /// <summary>Stops, or stops more strictly, or asks for positions to be closed as well.</summary>
    public sealed record Raise(Halt Halt, bool Flatten) : HaltRegisterCommand;

    /// <summary>Asks to loosen, as the first of two steps.</summary>
    public sealed record RequestLower(PendingLowering Lowering) : HaltRegisterCommand;

    /// <summary>Loosens what was asked for under this code.</summary>
    public sealed record ConfirmLower(HaltScope Scope, string Code, string By, Timestamp At) : HaltRegisterCommand;

    /// <summary>Loosens in one step.</summary>
    public sealed record Lower(HaltScope Scope, HaltLevel To, string Reason, string By, Timestamp At)
        : HaltRegisterCommand;

    public sealed record KeepDrill(HaltDrill Drill) : HaltRegisterCommand;

    /// <summary>Keeps on record that the node held its own entries back for a while.</summary>
    public sealed record KeepOutage(string Reason, Timestamp Since, Timestamp Until) : HaltRegisterCommand;
}
