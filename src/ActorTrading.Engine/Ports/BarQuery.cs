using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Ports;

/// <summary>Which bars of a series are wanted.</summary>
public sealed record BarQuery(Symbol Symbol, Timeframe Timeframe)
{
    /// <summary>The first opening.</summary>
    public Timestamp From { get; init; } = Timestamp.MinValue;

    /// <summary>Openings before this one.</summary>
    public Timestamp To { get; init; } = Timestamp.MaxValue;

    public int Limit { get; init; } = 1_000;

    /// <summary>Where there are more than the limit: the last of them instead of the first.</summary>
    public bool Latest { get; init; }
}
