namespace ActorTrading.Simulation.Metrics;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    /// <summary>Below this many deviations a sample value falls once in twenty times.</summary>
    public const double Quantile95 = 1.6448536269514722;

    public const double Quantile99 = 2.3263478740408408;

    private const double CertainBeyond = 8d;

    /// <summary>
    /// Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …), good to double precision within eight deviations.
    /// Marsaglia, "Evaluating the normal distribution", Journal of Statistical Software 11(4), 2004.
    /// </summary>
    public static double Cumulative(double x)
    {
        if (Math.Abs(x) >= CertainBeyond)
        {
            return x > 0d ? 1d : 0d;
        }

        var (sum, term) = (x, x);
        for (var divisor = 3; sum + term != sum; divisor += 2)
        {
            term *= x * x / divisor;
            sum += term;
        }

        return 0.5 + (sum * Math.Exp(-0.5 * x * x) / Math.Sqrt(2d * Math.PI));
    }
}
