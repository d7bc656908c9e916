namespace ActorTrading.Simulation.Venues;

/// <summary>
/// How long a request travels before the venue acts on it: base plus the part of its kind plus a seeded draw.
/// The draw depends on seed, account and order id only, so that one portfolio's run does not depend on who else trades.
/// </summary>
public sealed record LatencyModel
{
    public static LatencyModel None { get; } = new();

    public TimeSpan Base { get; init; }

    public TimeSpan Insert { get; init; }

    public TimeSpan Cancel { get; init; }

    /// <summary>Longest extra delay; each request draws uniformly from zero to it.</summary>
    public TimeSpan JitterMax { get; init; }

    internal bool IsValid =>
        Base >= TimeSpan.Zero && Insert >= TimeSpan.Zero && Cancel >= TimeSpan.Zero && JitterMax >= TimeSpan.Zero;

    internal TimeSpan Of(bool cancel, Func<double> draw)
    {
        var fixedPart = Base + (cancel ? Cancel : Insert);
        return JitterMax == TimeSpan.Zero ? fixedPart : fixedPart + new TimeSpan((long)(JitterMax.Ticks * draw()));
    }
}
