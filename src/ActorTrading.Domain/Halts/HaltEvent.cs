using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Halts;

public abstract record HaltEvent
{
    private HaltEvent()
    {
    }

    public sealed record Raised(Halt Halt) : HaltEvent;

    public sealed record Lowered(HaltScope Scope, HaltLevel To, string Reason, string By, Timestamp At) : HaltEvent;
}
