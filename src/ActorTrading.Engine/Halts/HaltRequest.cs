using ActorTrading.Domain;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Halts;

/// <summary>What somebody wants stopped.</summary>
/// <param name="Flatten">Whether positions within the scope are to be closed as well.</param>
public sealed record HaltRequest(HaltScope Scope, HaltLevel Level, bool Flatten, string Reason, string By)
{
    /// <summary>What is wrong with it; null for nothing.</summary>
    public Refusal? Check() =>
        HaltDecider.Decide(HaltState.Initial, new HaltCommand.Raise(At(Timestamp.MinValue))).Refusal;

    internal Halt At(Timestamp time) => new(Scope, Level, Reason, By, time);
}
