using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Sessions;

public enum EvaluationMode
{
    /// <summary>Rules are looked at when a bar of the session's timeframe closes.</summary>
    BarClose,

    /// <summary>Rules are looked at on every trade and quote.</summary>
    EveryTick,
}

/// <summary>What a session trades and when. Equal by content, so that the same start twice is one start.</summary>
public sealed record SessionConfig
{
    public required string Name { get; init; }

    public required ImmutableArray<Symbol> Symbols { get; init; }

    /// <summary>Taken by rule fields that name no timeframe, and by candle counts of protections.</summary>
    public required Timeframe DefaultTimeframe { get; init; }

    public EvaluationMode Evaluation { get; init; } = EvaluationMode.BarClose;

    /// <summary>Null for at once.</summary>
    public Timestamp? ScheduledStart { get; init; }

    /// <summary>Null for until somebody stops it.</summary>
    public Timestamp? ScheduledEnd { get; init; }

    /// <summary>Null for around the clock.</summary>
    public TradingHours? TradingHours { get; init; }

    /// <summary>Market data older than this supports no entry; null for the risk limits' own age.</summary>
    public TimeSpan? MaxDataAge { get; init; }

    public bool Equals(SessionConfig? other) =>
        other is not null && Name == other.Name && DefaultTimeframe == other.DefaultTimeframe
        && Evaluation == other.Evaluation && ScheduledStart == other.ScheduledStart
        && ScheduledEnd == other.ScheduledEnd
        && TradingHours == other.TradingHours && MaxDataAge == other.MaxDataAge
        && Symbols.AsSpan().SequenceEqual(other.Symbols.AsSpan());

    public override int GetHashCode() =>
        HashCode.Combine(Name, DefaultTimeframe, ScheduledStart, ScheduledEnd, Symbols.Length);
}
