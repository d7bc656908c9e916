using System.Collections.Immutable;

namespace ActorTrading.Simulation.Metrics;

/// <summary>
/// One equity per UTC day, without a gap: an idle day repeats the value before it, since a series that leaves idle
/// days out inflates every annualised figure. A mark at midnight closes the day that ends there.
/// </summary>
/// <param name="FirstDay">The day of the first close.</param>
/// <param name="Closes">Equity at the end of each day from the first on; the last may be of an unfinished day.</param>
public sealed record DailySeries(DateOnly FirstDay, ImmutableArray<decimal> Closes)
{
    public int Count => Closes.Length;

    public DateOnly DayAt(int index) => FirstDay.AddDays(index);

    /// <summary>
    /// Day on day changes as fractions, the first against <paramref name="startBalance"/>. They end with the day on
    /// which equity is zero or less, after which a return has no meaning.
    /// </summary>
    public ImmutableArray<double> Returns(decimal startBalance)
    {
        var returns = ImmutableArray.CreateBuilder<double>(Closes.Length);
        var previous = startBalance;
        foreach (var close in Closes)
        {
            if (previous <= 0m)
            {
                break;
            }

            returns.Add((double)(close / previous) - 1d);
            previous = close;
        }

        return returns.DrainToImmutable();
    }
}
