using ActorTrading.Domain.Indicators;

namespace ActorTrading.Domain.Tests.Indicators;

internal static class Feed
{
    /// <summary>Updates with ticks of one unit and gives the values from the first ready one on.</summary>
    public static double[] Closes(Indicator indicator, params double[] closes) =>
        Bars(indicator, closes.Select(c => IndicatorInput.Tick(c, 1)));

    public static double[] Bars(Indicator indicator, IEnumerable<IndicatorInput> bars)
    {
        var values = new List<double>();
        foreach (var bar in bars)
        {
            indicator.Update(bar);
            if (indicator.IsReady)
            {
                values.Add(indicator.Value);
            }
        }

        return [.. values];
    }
}
