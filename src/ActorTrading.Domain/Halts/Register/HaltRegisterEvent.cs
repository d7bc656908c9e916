using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Halts.Register;

/// <summary>What happened to a node's halts.</summary>
public abstract record HaltRegisterEvent
{
    private HaltRegisterEvent()
    {
    }

    public sealed record Raised(Halt Halt, bool Flatten) : HaltRegisterEvent;

    public sealed record LowerRequested(PendingLowering Lowering) : HaltRegisterEvent;

    /// <param name="Code">Of the request that it confirms; null where it took one step.</param>
    /// <param name="By">Who had the last word.</param>
    public sealed record Lowered(
        HaltScope Scope, HaltLevel To, string Reason, string By, Timestamp At, string? Code) : HaltRegisterEvent;

    public sealed record DrillKept(HaltDrill Drill) : HaltRegisterEvent;

    public sealed record OutageKept(string Reason, Timestamp Since, Timestamp Until) : HaltRegisterEvent;
}
