namespace ActorTrading.Engine.Projections;

/// <summary>How a projection follows the journal.</summary>
public sealed record ProjectionOptions
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Records that are read and applied together; the most that is held in memory.</summary>
    public int BatchMax { get; init; } = 1_000;

    /// <summary>
    /// How long records are gathered once there is one, so that a busy journal is followed in few batches. Not while
    /// somebody waits for the projection. Zero for no wait.
    /// </summary>
    public TimeSpan Gather { get; init; }

    /// <summary>Wait after a first failure; doubles with each that follows.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Told of each failure, on the projection's own loop: must be quick and must not throw.</summary>
    public Action<string, Exception> OnFailure { get; init; } = (_, _) => { };
}
