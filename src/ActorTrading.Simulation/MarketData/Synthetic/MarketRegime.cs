namespace ActorTrading.Simulation.MarketData.Synthetic;

/// <summary>The mood that a synthetic market is in for hours or days.</summary>
public enum MarketRegime
{
    /// <summary>Calm, drawn back to where the regime began.</summary>
    Range,

    TrendUp,

    TrendDown,

    /// <summary>Twice the usual volatility, no direction.</summary>
    HighVolatility,
}
