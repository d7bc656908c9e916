namespace ActorTrading.Simulation.Venues;

/// <summary>Why an order ended before it was complete, as told in reports. Stable.</summary>
public static class EndReasons
{
    public const string Requested = "requested";

    public const string Oco = "oco";

    public const string ReduceOnly = "reduce_only";

    public const string TimeInForce = "time_in_force";

    public const string GoodTillDate = "good_till_date";

    public const string InsufficientBalance = "insufficient_balance";

    public const string InsufficientLiquidity = "insufficient_liquidity";
}
