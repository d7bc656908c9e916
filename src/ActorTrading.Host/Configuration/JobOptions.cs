namespace ActorTrading.Host.Configuration;

/// <summary>How scheduled jobs run.</summary>
public sealed record JobOptions
{
    /// <summary>Whether jobs run on their schedule; without it they run by hand only.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Runs at the same time, of different jobs.</summary>
    public int RunsAtOnce { get; init; } = 4;

    /// <summary>A run that starts later than this after its time counts as missed.</summary>
    public TimeSpan MissedAfter { get; init; } = TimeSpan.FromMinutes(1);
}
