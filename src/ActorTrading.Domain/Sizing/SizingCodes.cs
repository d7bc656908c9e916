namespace ActorTrading.Domain.Sizing;

/// <summary>Stable codes of refused sizes.</summary>
public static class SizingCodes
{
    /// <summary>A number of the method is not positive or beyond reason.</summary>
    public const string MethodInvalid = "sizing_method_invalid";

    /// <summary>Price, rate, fee, leverage or cap make no sense.</summary>
    public const string RequestInvalid = "sizing_request_invalid";

    public const string NoEquity = "sizing_no_equity";
    public const string NoCash = "sizing_no_cash";
    public const string NoPosition = "sizing_no_position";

    /// <summary>Orders in flight close the whole position already.</summary>
    public const string AlreadyClosing = "sizing_already_closing";

    public const string FullPositionIsForExits = "sizing_full_position_is_for_exits";
    public const string MaxPositionReached = "sizing_max_position_reached";
    public const string StopMissing = "sizing_stop_missing";
    public const string StopOnWrongSide = "sizing_stop_on_wrong_side";
    public const string VolatilityMissing = "sizing_volatility_missing";
    public const string TooFewTrades = "sizing_too_few_trades";
    public const string NoEdge = "sizing_no_edge";
    public const string BelowMinimumQuantity = "sizing_below_minimum_quantity";
    public const string BelowMinimumNotional = "sizing_below_minimum_notional";
}
