namespace ActorTrading.Simulation.Metrics;

/// <summary>Means and deviations of a sample. Null where the sample is too small or does not vary.</summary>
internal static class SampleMoments
{
    /// <summary>A spread this small beside the mean is rounding, not variation.</summary>
    private const double RelativeSpreadMin = 1e-12;

    public static double? Mean(ReadOnlySpan<double> sample)
    {
        if (sample.IsEmpty)
        {
            return null;
        }

        var sum = 0d;
        foreach (var value in sample)
        {
            sum += value;
        }

        return sum / sample.Length;
    }

    /// <summary>Divides by the size of the sample.</summary>
    public static double? PopulationDeviation(ReadOnlySpan<double> sample) => Deviation(sample, 0);

    /// <summary>Divides by the size of the sample less one.</summary>
    public static double? SampleDeviation(ReadOnlySpan<double> sample) => Deviation(sample, 1);

    /// <summary>Root of the mean square of the negative values, over the size of the whole sample. Null without
    /// one.</summary>
    public static double? DownsideDeviation(ReadOnlySpan<double> sample)
    {
        var squares = 0d;
        foreach (var value in sample)
        {
            squares += value < 0d ? value * value : 0d;
        }

        return squares > 0d ? Math.Sqrt(squares / sample.Length) : null;
    }

    /// <summary>The central moment of this order, divided by the size of the sample.</summary>
    public static double CentralMoment(ReadOnlySpan<double> sample, double mean, int order)
    {
        var sum = 0d;
        foreach (var value in sample)
        {
            sum += Math.Pow(value - mean, order);
        }

        return sum / sample.Length;
    }

    /// <summary>Sum of the positive values over the sum of the negative ones; null without a negative one.</summary>
    public static double? GainsOverLosses(ReadOnlySpan<double> sample)
    {
        var (gains, losses) = (0d, 0d);
        foreach (var value in sample)
        {
            gains += Math.Max(0d, value);
            losses -= Math.Min(0d, value);
        }

        return losses > 0d ? gains / losses : null;
    }

    private static double? Deviation(ReadOnlySpan<double> sample, int lostDegrees)
    {
        if (sample.Length <= lostDegrees || Mean(sample) is not { } mean)
        {
            return null;
        }

        var squares = 0d;
        foreach (var value in sample)
        {
            squares += (value - mean) * (value - mean);
        }

        var deviation = Math.Sqrt(squares / (sample.Length - lostDegrees));
        return deviation > RelativeSpreadMin * Math.Abs(mean) ? deviation : null;
    }
}
