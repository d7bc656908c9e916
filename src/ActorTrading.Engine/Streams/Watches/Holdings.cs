using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;

namespace ActorTrading.Engine.Streams.Watches;

/// <summary>
/// A portfolio's equity as a line in prices: <paramref name="Constant"/> plus the sum of slope times price.
/// </summary>
internal sealed record Holdings(
    double Constant, double FreeCash, double PeakEquity, double DayStartEquity, ImmutableArray<Holding> Items)
{
    public static Holdings None { get; } = new(0, 0, 0, 0, []);

    public int IndexOf(Symbol symbol)
    {
        for (var i = 0; i < Items.Length; i++)
        {
            if (Items[i].Symbol == symbol)
            {
                return i;
            }
        }

        return -1;
    }
}

/// <param name="Slope">
/// Change of equity per unit of price: quantity times contract multiplier, negative for shorts.
/// </param>
/// <param name="Sign">Plus one for long, minus one for short.</param>
internal sealed record Holding(Symbol Symbol, double Slope, int Sign, double Entry)
{
    /// <summary>Best price since the position was opened; moves with the stream.</summary>
    public double Best { get; set; }
}
