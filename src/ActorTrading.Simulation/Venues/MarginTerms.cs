namespace ActorTrading.Simulation.Venues;

/// <summary>
/// Terms of margined instruments beyond those of the instrument itself. Margin is isolated per position.
/// </summary>
public sealed record MarginTerms
{
    /// <summary>Leverage of a position until the account sets its own; cut to what the instrument allows.</summary>
    public decimal DefaultLeverage { get; init; } = 1m;

    /// <summary>Charged on the notional of a liquidation, as far as the margin reaches.</summary>
    public decimal LiquidationFeeRate { get; init; }
}
