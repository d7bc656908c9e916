using System.Diagnostics;

namespace ActorTrading.Simulation.Metrics;

/// <summary>
/// Whose definition of a ratio is meant. The same trades give a Sharpe ratio of 1.8 under one and 4.3 under another,
/// so a ratio is never shown without the name of its convention.
/// </summary>
public enum MetricConvention
{
    /// <summary>
    /// Ours: dense daily mark-to-market returns, 365 days, sample deviation, no risk-free rate, downside deviation
    /// over all days, growth on calendar days, drawdown from the start balance, ties of closing time netted.
    /// Undefined is undefined.
    /// </summary>
    Standard,

    /// <summary>freqtrade 2024.10: one value per closed trade over the start balance; -100, 0 or 100 where
    /// undefined.</summary>
    Freqtrade,

    /// <summary>nautilus_trader: daily returns, 252 days unless set; undefined without days or losses.</summary>
    Nautilus,

    /// <summary>LEAN: daily performance without its first sample, annual performance over deviation; 0 where
    /// undefined.</summary>
    Lean,
}

public static class MetricConventions
{
    /// <summary>The name on the command line and beside each ratio: <c>standard</c>.</summary>
    public static string Name(this MetricConvention convention) => convention switch
    {
        MetricConvention.Standard => "standard",
        MetricConvention.Freqtrade => "freqtrade",
        MetricConvention.Nautilus => "nautilus",
        MetricConvention.Lean => "lean",
        _ => throw new UnreachableException(),
    };

    public static bool TryParse(string? name, out MetricConvention convention)
    {
        foreach (var candidate in Enum.GetValues<MetricConvention>())
        {
            if (candidate.Name() == name)
            {
                convention = candidate;
                return true;
            }
        }

        convention = default;
        return false;
    }
}
