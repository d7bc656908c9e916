namespace ActorTrading.Actors.Scheduling;

/// <summary>Which of the waiting cells a <see cref="DeterministicScheduler"/> runs next.</summary>
public enum RunOrder
{
    /// <summary>The one that has waited longest.</summary>
    Fifo,

    /// <summary>One drawn from the seed: each seed is another interleaving.</summary>
    Seeded,
}
