using System.Collections.Immutable;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Reports.Html;

internal readonly record struct MarketPoint(Timestamp Time, double Value);

/// <summary>What the start balance would have become, bought in equal parts of every symbol at its first price and
/// held.</summary>
internal static class MarketLine
{
    public static ImmutableArray<MarketPoint> Of(RunReport report)
    {
        var charts = report.Prices.Where(p => !p.Bars.IsEmpty && p.Bars[0].Open > 0m).ToArray();
        if (charts.Length == 0)
        {
            return [];
        }

        var start = (double)report.Metrics.StartBalance.Value;
        var positions = new int[charts.Length];
        var points = ImmutableArray.CreateBuilder<MarketPoint>();
        foreach (var bar in charts[0].Bars)
        {
            var growth = 0d;
            for (var i = 0; i < charts.Length; i++)
            {
                growth += GrowthAt(bar.Last, charts[i].Bars, ref positions[i]);
            }

            points.Add(new(bar.Last, start * growth / charts.Length));
        }

        return points.DrainToImmutable();
    }

    /// <summary>Price over first price by the latest bar that ended by then; a symbol that has not started yet is
    /// still cash.</summary>
    private static double GrowthAt(Timestamp time, ImmutableArray<PriceBar> bars, ref int position)
    {
        while (position < bars.Length && bars[position].Last <= time)
        {
            position++;
        }

        return position == 0 ? 1d : (double)(bars[position - 1].Close / bars[0].Open);
    }
}
