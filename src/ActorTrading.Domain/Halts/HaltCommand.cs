using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Halts;

public abstract record HaltCommand
{
    private HaltCommand()
    {
    }

    /// <summary>Stops, or stops more strictly. A stricter halt that already stands satisfies it.</summary>
    public sealed record Raise(Halt Halt) : HaltCommand;

    /// <summary>
    /// Loosens to this level; <see cref="HaltLevel.None"/> lifts the halt. A looser state satisfies it.
    /// </summary>
    public sealed record Lower(HaltScope Scope, HaltLevel To, string Reason, string By, Timestamp At) : HaltCommand;
}
