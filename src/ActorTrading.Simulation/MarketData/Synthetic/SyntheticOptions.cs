using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData.Synthetic;

public enum SyntheticDetail
{
    /// <summary>Bars of the timeframe.</summary>
    Bars,

    /// <summary>Quotes and trades, with book levels where they are asked for.</summary>
    Ticks,
}

/// <summary>What a synthetic market is like. Equal options make equal streams, on every machine.</summary>
public sealed record SyntheticOptions
{
    /// <summary>
    /// The sample that the product ships: ninety days of one-minute bars of two markets that move together.
    /// </summary>
    public static SyntheticOptions Sample { get; } = new();

    public ulong Seed { get; init; } = 20_250_101;

    public ImmutableArray<SyntheticSymbol> Symbols { get; init; } =
    [
        new()
        {
            Symbol = Symbol.Of("BTC-USD"),
            StartPrice = 93_400m,
            AnnualVolatility = 0.55,
            DailyVolume = 9_000,
            LotStep = 0.00001m,
        },
        new() { Symbol = Symbol.Of("ETH-USD"), StartPrice = 3_330m, AnnualVolatility = 0.75, DailyVolume = 120_000 },
    ];

    public Timestamp Start { get; init; } = Timestamp.Parse("2025-01-01T00:00:00Z");

    public TimeSpan Length { get; init; } = TimeSpan.FromDays(90);

    public SyntheticDetail Detail { get; init; } = SyntheticDetail.Bars;

    public Timeframe Timeframe { get; init; } = Timeframe.OfMinutes(1);

    /// <summary>Between two quotes of a symbol, where ticks are made; a whole number of milliseconds.</summary>
    public TimeSpan TickInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Levels of each side of the book, where ticks are made; zero for quotes only.</summary>
    public int DepthLevels { get; init; }

    /// <summary>Correlation between the returns of any two symbols, zero to one.</summary>
    public double Correlation { get; init; } = 0.75;

    public TimeSpan RegimeLength { get; init; } = TimeSpan.FromDays(2);

    /// <summary>How often the whole market jumps on an average day.</summary>
    public double JumpsPerDay { get; init; } = 0.25;

    /// <summary>Standard deviation of a jump's return.</summary>
    public double JumpSize { get; init; } = 0.012;

    /// <summary>How often a bar opens away from the close before it: 0.02 is one bar in fifty.</summary>
    public double OpeningGapChance { get; init; } = 0.02;

    /// <summary>Trades of a symbol in one tick interval of average activity; at most one is made.</summary>
    public double TradeChance { get; init; } = 0.5;
}
