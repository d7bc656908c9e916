using System.Collections.Immutable;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>The properties of an action.</summary>
internal static class ActionProperties
{
    public const decimal KellyFractionDefault = 0.5m;
    public const decimal KellyCapDefault = 20m;
    public const int KellyMinimumTradesDefault = 30;
    private const decimal PercentageMax = 100m;
    private const decimal LeveragedPercentageMax = 1_000m;
    private const decimal OffsetPercentageMax = 99m;
    private const decimal CrossingPercentageMax = 50m;
    private const decimal TakeProfitPercentageMax = 10_000m;
    private const decimal MinimumTradesMax = 10_000m;
    private const string AnOrder = "type buy, sell or close";
    private const string Exits = "an action that opens a position: buy in an entry rule, or sell with opens_short";

    public static PropertyDefinition Type { get; } = new("type", PropertyKind.Word, "What to do.")
    {
        Words = ["buy", "sell", "close", "cancel_orders", "notify", "pause_session", "halt"],
        UnknownCode = RuleErrorCodes.UnknownAction,
    };

    public static PropertyDefinition SizingMethod { get; } =
        new("sizing_method", PropertyKind.Word, "How the quantity is found.")
        {
            Words = ["fixed", "percentage", "kelly", "risk_per_trade", "volatility_target", "full_position"],
            UnknownCode = RuleErrorCodes.UnknownSizingMethod,
            OnlyWith = "type buy or sell",
        };

    public static PropertyDefinition SizeValue { get; } = Positive(
        "size_value", "Quantity for fixed, per cent of equity for the other methods.", null)
        with
    { OnlyWith = "sizing_method fixed, percentage, risk_per_trade or volatility_target" };

    /// <summary>The bounds of <see cref="SizeValue"/> where it is a share of equity that cannot be exceeded.</summary>
    public static PropertyDefinition SizePercentage { get; } = SizeValue with { Max = PercentageMax };

    public static PropertyDefinition SizeVolatility { get; } = SizeValue with { Max = LeveragedPercentageMax };

    public static PropertyDefinition SizeUnit { get; } =
        new(
            "size_unit", PropertyKind.Word, "Unit of a fixed size; base where absent.")
        {
            Words = ["base", "quote"],
            OnlyWith = "sizing_method fixed",
        };

    public static PropertyDefinition KellyFraction { get; } =
        Positive("kelly_fraction", "Share of the Kelly fraction that is used; 0.5 where absent.", 1m)
            with
        { OnlyWith = "sizing_method kelly" };

    public static PropertyDefinition KellyCap { get; } =
        Positive("kelly_cap", "Most, in per cent of equity; 20 where absent.", PercentageMax)
            with
        { OnlyWith = "sizing_method kelly" };

    public static PropertyDefinition MinimumTrades { get; } =
        new("minimum_trades", PropertyKind.Integer, "Closed trades before it sizes anything; 30 where absent.")
        {
            Min = 1,
            Max = MinimumTradesMax,
            OnlyWith = "sizing_method kelly",
        };

    public static PropertyDefinition MaxPositionSize { get; } =
        Positive("max_position_size", "Largest position after the order, per cent of equity.", LeveragedPercentageMax)
            with
        { OnlyWith = Exits };

    public static PropertyDefinition OpensShort { get; } =
        new("opens_short", PropertyKind.Boolean, "Sells short where the instrument is margined.")
        {
            OnlyWith = "type sell",
        };

    public static PropertyDefinition Order { get; } =
        new("order", PropertyKind.Word, "Kind of order; market where absent.")
        {
            Words = [.. WordTables.OrderTypes.Words],
            OnlyWith = AnOrder,
        };

    public static PropertyDefinition LimitOffset { get; } = new(
        "limit_offset",
        PropertyKind.Number,
        "Limit away from the reference price, in per cent, towards the better price; 0 where absent, negative crosses.")
    {
        Min = -CrossingPercentageMax,
        Max = OffsetPercentageMax,
        OnlyWith = "order limit, stop_limit or take_profit_limit",
    };

    public static PropertyDefinition StopOffset { get; } =
        Positive("stop_offset", "Trigger away from the reference price, in per cent.", OffsetPercentageMax)
            with
        { OnlyWith = "order stop, stop_limit, take_profit or take_profit_limit" };

    public static PropertyDefinition TrailDistance { get; } =
        Positive("trail_distance", "How far a trailing stop stays behind the best price, in trail_unit.", null)
            with
        { OnlyWith = "order trailing_stop" };

    public static PropertyDefinition TrailUnit { get; } = TrailingProperties.Unit
        with
    { Name = "trail_unit", OnlyWith = "order trailing_stop" };

    public static PropertyDefinition TimeInForce { get; } = new("time_in_force", PropertyKind.Word, "gtc where absent.")
    {
        Words = [.. WordTables.TimesInForce.Words],
        OnlyWith = AnOrder,
    };

    public static PropertyDefinition TimeToLive { get; } =
        new("time_to_live", PropertyKind.Duration, "How long from the decision a gtd order lives.")
        {
            OnlyWith = "time_in_force gtd",
        };

    public static PropertyDefinition PostOnly { get; } =
        new("post_only", PropertyKind.Boolean, "Refused by the venue rather than taking liquidity.")
        {
            OnlyWith = "order limit and time_in_force gtc or gtd",
        };

    public static PropertyDefinition UnfilledTimeout { get; } =
        new("unfilled_timeout", PropertyKind.Duration, "An order that has not filled after this long is cancelled.")
        {
            OnlyWith = AnOrder,
        };

    public static PropertyDefinition StopLoss { get; } =
        Positive("stop_loss", "Attached stop, in per cent of the entry price.", PercentageMax)
            with
        { OnlyWith = Exits };

    public static PropertyDefinition TakeProfit { get; } =
        Positive("take_profit", "Attached target, in per cent of the entry price.", TakeProfitPercentageMax)
            with
        { OnlyWith = Exits };

    public static PropertyDefinition Trailing { get; } =
        new("trailing", PropertyKind.Composite, "Attached trailing exit.") { OnlyWith = Exits };

    public static PropertyDefinition Roi { get; } = new(
        "roi", PropertyKind.Composite, "From this minute on, a profit ratio above the value closes; -1 always does.")
    {
        OnlyWith = Exits,
    };

    public static PropertyDefinition TimeExit { get; } =
        new("time_exit", PropertyKind.Duration, "The position is closed when it is this old.") { OnlyWith = Exits };

    public static PropertyDefinition Message { get; } =
        new("message", PropertyKind.Text, "What to say.")
        {
            LengthMax = RuleLimits.MessageLengthMax,
            OnlyWith = "type notify",
        };

    public static PropertyDefinition Level { get; } =
        new(
            "level", PropertyKind.Word, "reduce_only lets positions shrink, halted nothing; halted where absent.")
        {
            Words = [.. WordTables.HaltLevels.Words],
            OnlyWith = "type halt",
        };

    public static ImmutableArray<PropertyDefinition> All { get; } =
    [
        Type, SizingMethod, SizeValue, SizeUnit, KellyFraction, KellyCap, MinimumTrades, MaxPositionSize, OpensShort,
        Order, LimitOffset, StopOffset, TrailDistance, TrailUnit, TimeInForce, TimeToLive, PostOnly, UnfilledTimeout,
        StopLoss, TakeProfit, Trailing, Roi, TimeExit, Message, Level,
    ];

    private static PropertyDefinition Positive(string name, string summary, decimal? max) =>
        new(name, PropertyKind.Number, summary) { Min = 0m, MinIsExcluded = true, Max = max };
}
