namespace ActorTrading.Simulation.Metrics;

/// <summary>What a convention leaves open. Settings of one convention do not touch the others.</summary>
public sealed record MetricOptions
{
    private const int NautilusDaysPerYear = 252;
    private const int CryptoDaysPerYear = 365;

    public static MetricOptions Default { get; } = new();

    /// <summary>
    /// Days per year of <c>nautilus</c> (252 unless set) and <c>lean</c> (365 unless set, as for its crypto
    /// brokerages).
    /// <c>standard</c> and <c>freqtrade</c> always count 365.
    /// </summary>
    public int? DaysPerYear { get; init; }

    /// <summary>LEAN leaves its first daily sample out of every ratio.</summary>
    public bool LeanDropsFirstSample { get; init; } = true;

    /// <summary>Yearly, as a fraction. LEAN averages a rate history, which this project does not carry.</summary>
    public double LeanRiskFreeRate { get; init; }

    /// <summary>
    /// freqtrade measures drawdown from the first trade's result, and so sees none where that trade is the worst point.
    /// False measures from the start balance; true repeats it for comparison with its reports.
    /// </summary>
    public bool FreqtradeIgnoresFirstTrade { get; init; }

    internal int DaysPerYearFor(MetricConvention convention) => convention switch
    {
        MetricConvention.Nautilus => DaysPerYear ?? NautilusDaysPerYear,
        MetricConvention.Lean => DaysPerYear ?? CryptoDaysPerYear,
        _ => CryptoDaysPerYear,
    };
}
