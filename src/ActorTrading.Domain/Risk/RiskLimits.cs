using System.Collections.Immutable;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Sessions;

namespace ActorTrading.Domain.Risk;

/// <summary>
/// The limits of a portfolio. Null switches a limit off. What a new portfolio gets guards against errors (a wrong
/// price, old data, a runaway loop, borrowed money); limits of taste, such as a daily loss, are for its owner to set.
/// Percentages are in points: five per cent is 5. Values are in the base currency of the portfolio.
/// </summary>
public sealed record RiskLimits
{
    /// <summary>What a new portfolio gets.</summary>
    public static RiskLimits Default { get; } = new();

    /// <summary>No limit at all; the checks that need none still stand.</summary>
    public static RiskLimits None { get; } = new()
    {
        MaxPositionPercentage = null,
        MaxPortfolioExposurePercentage = null,
        MaxOrdersPerSecond = null,
        MaxOrdersPerMinute = null,
        PriceCollarPercentage = null,
        MaxDataAge = null,
        DuplicateWindow = null,
    };

    /// <summary>Of equity, the position with all in flight. Default 100: no more than one's own money.</summary>
    public decimal? MaxPositionPercentage { get; init; } = 100m;

    public decimal? MaxPositionNotional { get; init; }

    public decimal? MaxOrderNotional { get; init; }

    /// <summary>In units of each instrument, which alone say how much is too much.</summary>
    public ImmutableSortedDictionary<Symbol, decimal> MaxOrderQuantities { get; init; } =
        ImmutableSortedDictionary<Symbol, decimal>.Empty;

    public int? MaxOpenPositions { get; init; }

    /// <summary>Of equity, all positions with all in flight. Default 100.</summary>
    public decimal? MaxPortfolioExposurePercentage { get; init; } = 100m;

    /// <summary>Of equity, for symbols that get a limit of their own.</summary>
    public ImmutableSortedDictionary<Symbol, decimal> MaxSymbolExposurePercentages { get; init; } =
        ImmutableSortedDictionary<Symbol, decimal>.Empty;

    /// <summary>Of equity, all instruments of one group together.</summary>
    public decimal? MaxGroupExposurePercentage { get; init; }

    /// <summary>All portfolios on the exchange account together.</summary>
    public decimal? MaxAccountExposure { get; init; }

    /// <summary>
    /// Highest correlation with anything held, from minus one to one, the sides of both taken into account.
    /// </summary>
    public double? MaxCorrelation { get; init; }

    /// <summary>Of equity, free after the order.</summary>
    public decimal? MinCashPercentage { get; init; }

    public decimal? MaxLeverage { get; init; }

    /// <summary>Of equity, lost when the order's stop is hit.</summary>
    public decimal? MaxTradeRiskPercentage { get; init; }

    /// <summary>Of the equity at the start of the day.</summary>
    public decimal? MaxDailyLossPercentage { get; init; }

    public decimal? MaxDailyLoss { get; init; }

    /// <summary>Of the highest equity so far.</summary>
    public decimal? MaxDrawdownPercentage { get; init; }

    /// <summary>The halt that a reached daily loss or drawdown raises on the portfolio.</summary>
    public HaltLevel LossHaltLevel { get; init; } = HaltLevel.ReduceOnly;

    public LosingStreakLimit? LosingStreak { get; init; }

    /// <summary>Default 10. Orders that reduce have the same number again in reserve.</summary>
    public int? MaxOrdersPerSecond { get; init; } = 10;

    /// <summary>Default 100. Orders that reduce have the same number again in reserve.</summary>
    public int? MaxOrdersPerMinute { get; init; } = 100;

    /// <summary>Entries that rules may make until a person enables them anew.</summary>
    public int? MaxAutomaticExecutions { get; init; }

    /// <summary>How far a limit or stop price may be from the reference price, in per cent of it. Default 10.</summary>
    public decimal? PriceCollarPercentage { get; init; } = 10m;

    /// <summary>Oldest reference price that supports an entry. Default one hour; a session may ask for less.</summary>
    public TimeSpan? MaxDataAge { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The same order again within this time is taken for a mistake. Default one second.</summary>
    public TimeSpan? DuplicateWindow { get; init; } = TimeSpan.FromSeconds(1);

    public TradingHours? TradingHours { get; init; }

    /// <summary>Null for every symbol.</summary>
    public ImmutableSortedSet<Symbol>? AllowedSymbols { get; init; }

    /// <summary>Never entered, also where allowed.</summary>
    public ImmutableSortedSet<Symbol> RestrictedSymbols { get; init; } = [];

    /// <summary>Whether all limits are the same, lists and tables compared by what is in them.</summary>
    public bool IsSameAs(RiskLimits other) =>
        MaxOrderQuantities.SequenceEqual(other.MaxOrderQuantities)
        && MaxSymbolExposurePercentages.SequenceEqual(other.MaxSymbolExposurePercentages)
        && RestrictedSymbols.SetEquals(other.RestrictedSymbols)
        && (AllowedSymbols is null ? other.AllowedSymbols is null
            : other.AllowedSymbols is not null && AllowedSymbols.SetEquals(other.AllowedSymbols))
        && WithoutTables() == other.WithoutTables();

    private RiskLimits WithoutTables() => this with
    {
        MaxOrderQuantities = None.MaxOrderQuantities,
        MaxSymbolExposurePercentages = None.MaxSymbolExposurePercentages,
        RestrictedSymbols = None.RestrictedSymbols,
        AllowedSymbols = null,
    };
}
