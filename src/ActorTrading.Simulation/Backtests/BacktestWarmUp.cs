using System.Collections.Immutable;
using ActorTrading.Domain;
using ActorTrading.Domain.Indicators;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Sizing;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams;

namespace ActorTrading.Simulation.Backtests;

/// <summary>How much data rules must have seen before they can decide.</summary>
public static class BacktestWarmUp
{
    /// <summary>Code of the refusal where the data begins too late.</summary>
    public const string TooShort = "warm_up_too_short";

    private const string Correlation = "correlation_with_holdings";
    private const string Volatility = "volatility";

    /// <summary>
    /// For each symbol and timeframe the most that any rule of the portfolio needs, longest first within a symbol.
    /// </summary>
    public static ImmutableArray<WarmUpNeed> Of(BacktestPortfolio portfolio) =>
    [
        .. portfolio.Session.Symbols.SelectMany(symbol => NeedsOf(portfolio, symbol)
            .GroupBy(need => need.Timeframe)
            .Select(group => group.MaxBy(need => need.Bars)!)
            .OrderByDescending(need => need.Length)
            .ThenBy(need => need.Timeframe)),
    ];

    /// <summary>The event time that warms everything up: how far before the period the data is to be read.</summary>
    public static TimeSpan LongestOf(IEnumerable<BacktestPortfolio> portfolios) =>
        portfolios.SelectMany(p => Of(p)).Select(need => need.Length).DefaultIfEmpty().Max();

    /// <summary>Says where the data begins too late for a rule to decide at a time.</summary>
    /// <param name="feeds">Of the run.</param>
    /// <param name="firstEventOf">Time of a symbol's first event; null where it has none.</param>
    /// <param name="decideAt">
    /// From when on decisions are wanted: the start of the period, or at least the end of the data.
    /// </param>
    /// <returns>The first shortage found; null where there is none.</returns>
    public static Refusal? Check(
        IEnumerable<BacktestPortfolio> portfolios,
        IReadOnlyCollection<MarketFeed> feeds,
        Func<Symbol, Timestamp?> firstEventOf,
        Timestamp decideAt)
    {
        foreach (var need in portfolios.SelectMany(p => Of(p)))
        {
            // The first event of a bar feed tells of the time up to it, a bar's length.
            var told = feeds.FirstOrDefault(f => f.Instrument.Symbol == need.Symbol)?.Timeframe.Length ?? TimeSpan.Zero;
            if (firstEventOf(need.Symbol) is { } first && first + need.Length > decideAt + told)
            {
                return new(
                    TooShort,
                    $"Not enough warm-up: {need}, and the data begins at {first}; decisions are wanted at {decideAt}. "
                    + $"Begin at {first + need.Length - told} or later, give earlier data, or shorten the indicator.");
            }
        }

        return null;
    }

    private static IEnumerable<WarmUpNeed> NeedsOf(BacktestPortfolio portfolio, Symbol symbol)
    {
        var timeframe = portfolio.Session.DefaultTimeframe;
        foreach (var rule in portfolio.Rules.Where(r => IsLookedAt(r, symbol)))
        {
            var bound = ConditionShapes.Bind(rule.Conditions, timeframe);
            foreach (var comparison in ConditionShapes.ComparisonsOf(bound))
            {
                // A crossing looks at the value before as well.
                var more = IsCrossing(comparison.Operator) ? 1 : 0;
                foreach (var field in FieldsOf(comparison).Where(f => f.Timeframe is not null))
                {
                    yield return new(symbol, field.Timeframe!.Value, BarsOf(field) + more, field.Key, rule.Name);
                }
            }

            if (rule.Actions.Any(SizesByVolatility) && IndicatorCatalogue.Find(Volatility) is { } volatility)
            {
                var bars = volatility.Create([.. volatility.Parameters.Select(p => p.Default)]).WarmUp;
                yield return new(symbol, timeframe, bars, Volatility, rule.Name);
            }
        }
    }

    private static IEnumerable<FieldRef> FieldsOf(Condition.Comparison comparison) =>
        comparison.Value is Operand.Field other ? [comparison.Field, other.Reference] : [comparison.Field];

    // Returns, of which correlations are made, need one bar more; a bar's own values are there with the first one.
    private static int BarsOf(FieldRef field) => field.Name == Correlation
        ? (int)field.Parameters[0] + 1
        : IndicatorCatalogue.Find(field.Name)?.Create(field.Parameters).WarmUp ?? 1;

    private static bool SizesByVolatility(RuleAction action) => action is
        RuleAction.Buy { Sizing: SizingMethod.VolatilityTarget }
        or RuleAction.Sell { Sizing: SizingMethod.VolatilityTarget };

    private static bool IsCrossing(ComparisonOperator comparison) =>
        comparison is ComparisonOperator.CrossesAbove or ComparisonOperator.CrossesBelow;

    private static bool IsLookedAt(RuleDefinition rule, Symbol symbol) =>
        rule.IsActive && (rule.Symbols.IsEmpty || rule.Symbols.Contains(symbol));
}
