using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Host.Configuration;

public enum FeedKind
{
    /// <summary>A market made up from a seed.</summary>
    Generated,

    /// <summary>Files, played at a chosen speed.</summary>
    Recorded,
}

/// <summary>Where market data comes from.</summary>
public sealed record FeedOptions
{
    public FeedKind Kind { get; init; } = FeedKind.Generated;

    /// <summary>Of the generated market: equal seeds make equal markets.</summary>
    public ulong Seed { get; init; } = 20_250_101;

    public ImmutableArray<Symbol> Symbols { get; init; } = [Symbol.Of("BTC-USD"), Symbol.Of("ETH-USD")];

    /// <summary>Of the bars of the generated market, where it makes no ticks.</summary>
    public Timeframe Timeframe { get; init; } = Timeframe.OfMinutes(1);

    /// <summary>Ticks a second of each generated symbol; zero for bars only.</summary>
    public decimal TickRate { get; init; } = 10m;

    /// <summary>Of the generated market, as a multiple of what such markets usually have.</summary>
    public decimal Volatility { get; init; } = 1m;

    /// <summary>The first instant of the generated market; null for the instant at which the node starts.</summary>
    public Timestamp? Start { get; init; }

    /// <summary>Market time that passes in a second; zero plays recorded files as fast as they can be read.</summary>
    public decimal Speed { get; init; } = 1m;

    /// <summary>Recorded files, each as <c>FILE</c> or <c>FILE=SYMBOL@TIMEFRAME</c>.</summary>
    public ImmutableArray<string> Files { get; init; } = [];
}
