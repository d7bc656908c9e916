using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ActorTrading.Domain.Rules.Fields;

/// <summary>
/// Every field that a rule can name. The parser, the JSON Schema and the documentation are made from this list,
/// so that none of them can know a field that another does not.
/// </summary>
public static class FieldCatalogue
{
    private const double MinutesPerDay = 1_440;

    public static ImmutableArray<FieldDefinition> All { get; } =
    [
        .. Prices(), .. Bars(), .. IndicatorFields.All, .. Advice(), .. Portfolio(), .. Position(), .. Time(),
    ];

    private static FrozenDictionary<string, FieldDefinition> ByName { get; } = All.ToFrozenDictionary(f => f.Name);

    public static FieldDefinition? Find(string name) => ByName.GetValueOrDefault(name);

    /// <exception cref="ArgumentException">There is no such field.</exception>
    public static FieldDefinition Get(string name) =>
        Find(name) ?? throw new ArgumentException($"There is no field {name}.", nameof(name));

    private static IEnumerable<FieldDefinition> Prices() =>
    [
        Market(
            "price", "quote currency", "Last traded price, or the middle where only quotes are known.", 0),
        Market("bid", "quote currency", "Best bid.", 0),
        Market("ask", "quote currency", "Best ask.", 0),
        Market("mid", "quote currency", "Middle of best bid and best ask.", 0),
        Market("spread", "quote currency", "Best ask less best bid."),
        Market("spread_percentage", "per cent of mid", "Best ask less best bid, in per cent of their middle."),
    ];

    private static IEnumerable<FieldDefinition> Bars() =>
    [
        OfBar("open", "quote currency", "First price of the last finished bar."),
        OfBar("high", "quote currency", "Highest price of the last finished bar."),
        OfBar("low", "quote currency", "Lowest price of the last finished bar."),
        OfBar("close", "quote currency", "Last price of the last finished bar."),
        OfBar("volume", "base units", "Quantity traded in the last finished bar."),
    ];

    private static IEnumerable<FieldDefinition> Advice() =>
    [
        new("ai_recommendation", FieldScope.Advice, FieldKind.Text, "advice", "What the adviser says of the symbol.")
        {
            Texts = ["STRONG_BUY", "BUY", "HOLD", "SELL", "STRONG_SELL"],
        },
        new("confidence_score", FieldScope.Advice, FieldKind.Number, "fraction of one", "How sure the adviser is.")
        {
            Min = 0,
            Max = 1,
        },
        new("recommendation_age", FieldScope.Advice, FieldKind.Number, "seconds", "Time since the advice was given.")
        {
            Min = 0,
        },
    ];

    private static IEnumerable<FieldDefinition> Portfolio() =>
    [
        OfPortfolio("portfolio_cash_percentage", "per cent of equity", "Cash that no order has reserved."),
        OfPortfolio("portfolio_exposure_percentage", "per cent of equity", "Sum of the position notionals.")
            with { Min = 0 },
        OfPortfolio("portfolio_drawdown_percentage", "per cent of peak", "How far equity is below its peak.")
            with { Min = 0 },
        OfPortfolio("portfolio_daily_pnl_percentage", "per cent of equity at day start", "Profit of the trading day."),
        OfPortfolio("portfolio_daily_pnl", "base currency", "Profit of the trading day."),
        OfPortfolio("portfolio_equity", "base currency", "Cash plus positions at their marks."),
        OfPortfolio("open_positions", "count", "Number of symbols in which a position is open.") with { Min = 0 },
        OfPortfolio(
            "position_open", "1 or 0", "1 while a position in the symbol is open, 0 while not; never missing.")
            with { Min = 0, Max = 1 },
        OfPortfolio(
            "correlation_with_holdings",
            "coefficient",
            "Highest correlation, over the last 50 bars, with another symbol held; 0 while there is none.")
            with { Min = -1, Max = 1 },
    ];

    private static IEnumerable<FieldDefinition> Position() =>
    [
        OfPosition("position_pnl_percentage", "per cent of entry value", "Unrealised profit, fees not included."),
        OfPosition("position_pnl", "base currency", "Unrealised profit, fees not included."),
        OfPosition("position_holding_minutes", "minutes", "Time since the position was opened.") with { Min = 0 },
        OfPosition(
            "position_distance_from_peak_percentage",
            "per cent of best price",
            "How far the price has come back from the best since the position was opened; never negative.") with { Min =
                0 },
        OfPosition("position_size_percentage", "per cent of equity", "Notional of the position.") with { Min = 0 },
    ];

    private static IEnumerable<FieldDefinition> Time() =>
    [
        new("time_of_day", FieldScope.Time, FieldKind.TimeOfDay, "HH:MM", "Time on the wall clock, to the minute.")
        {
            TakesTimeZone = true,
            Min = 0,
            Max = MinutesPerDay - 1,
        },
        new("weekday", FieldScope.Time, FieldKind.Weekday, "day", "Day of the week.")
        {
            TakesTimeZone = true,
            Texts = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"],
        },
    ];

    private static FieldDefinition Market(
        string name, string unit, string summary, double min = double.NegativeInfinity) =>
        new(name, FieldScope.Market, FieldKind.Number, unit, summary) { Min = min };

    private static FieldDefinition OfBar(string name, string unit, string summary) =>
        Market(name, unit, summary, 0) with { TakesTimeframe = true };

    private static FieldDefinition OfPortfolio(string name, string unit, string summary) =>
        new(name, FieldScope.Portfolio, FieldKind.Number, unit, summary);

    private static FieldDefinition OfPosition(string name, string unit, string summary) =>
        new(name, FieldScope.Position, FieldKind.Number, unit, summary);
}
