namespace ActorTrading.Simulation.Metrics;

/// <summary>The ratios of a run, each with its convention. Fractions are plain: 0.05 is five per cent.</summary>
public sealed record RiskFigures
{
    /// <summary>Compound annual growth rate.</summary>
    public required Ratio AnnualGrowth { get; init; }

    public required Ratio Sharpe { get; init; }

    public required Ratio Sortino { get; init; }

    public required Ratio Calmar { get; init; }

    /// <summary>Signed as the convention signs it: nautilus gives it as a negative number.</summary>
    public required Ratio MaxDrawdown { get; init; }

    /// <summary>Annualised deviation of daily returns.</summary>
    public required Ratio Volatility { get; init; }

    public required Ratio ProfitFactor { get; init; }

    /// <summary>Expected result of a trade, in money, or in units of risk in <c>lean</c>.</summary>
    public required Ratio Expectancy { get; init; }

    /// <summary>(1 + average win / average loss) × win rate − 1.</summary>
    public required Ratio ExpectancyRatio { get; init; }

    public required Ratio WinRate { get; init; }

    /// <summary>System quality number: √n × mean / deviation of trade results.</summary>
    public required Ratio SystemQuality { get; init; }

    /// <summary>
    /// Probability that the true daily Sharpe ratio exceeds zero (in <c>lean</c>: an annual one of 1).
    /// Bailey and López de Prado, "The Sharpe ratio efficient frontier", Journal of Risk 15(2), 2012.
    /// </summary>
    public required Ratio ProbabilisticSharpe { get; init; }

    /// <summary>Gains over losses of daily returns about zero.</summary>
    public required Ratio Omega { get; init; }

    /// <summary>The daily loss that 95 of 100 days stay within, as a positive fraction.</summary>
    public required Ratio ValueAtRisk95 { get; init; }

    public required Ratio ValueAtRisk99 { get; init; }
}
