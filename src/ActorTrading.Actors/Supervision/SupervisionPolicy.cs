namespace ActorTrading.Actors.Supervision;

/// <summary>How often and how soon a failing entity is restarted before it is suspended.</summary>
public sealed record SupervisionPolicy
{
    /// <summary>The wait before the first restart; doubles with each further failure in the window.</summary>
    public TimeSpan BackOffMin { get; init; } = TimeSpan.FromMilliseconds(200);

    public TimeSpan BackOffMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The share of a wait by which it is lengthened at random, so that failures do not restart in step.
    /// </summary>
    public double Jitter { get; init; } = 0.2;

    /// <summary>One failure more than this within <see cref="Window"/> suspends the entity.</summary>
    public int FailuresMax { get; init; } = 5;

    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);
}
