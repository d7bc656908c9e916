using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Streams.Watches;

/// <summary>
/// A portfolio's equity as a line in prices: <paramref name="Constant"/> plus the sum of what each price moves.
/// </summary>
internal sealed record Holdings(
    double Constant, double FreeCash, double PeakEquity, double DayStartEquity, ImmutableArray<Holding> Items)
{
    public static Holdings None { get; } = new(0, 0, 0, 0, []);

    /// <summary>Where the position in the symbol stands; minus one where there is none.</summary>
    public int IndexOf(Symbol symbol)
    {
        for (var i = 0; i < Items.Length; i++)
        {
            if (Items[i].Symbol == symbol && Items[i].IsPosition)
            {
                return i;
            }
        }

        return -1;
    }

    public Holding? PositionIn(Symbol symbol) => IndexOf(symbol) is >= 0 and var at ? Items[at] : null;
}

/// <summary>What a portfolio has that one symbol's price moves.</summary>
/// <param name="Slope">
/// Change of equity per unit of price by the position: quantity times contract multiplier, negative for shorts.
/// </param>
/// <param name="Loose">
/// Quantity that counts in equity and belongs to no position: dust, coins that fees were paid in.
/// </param>
/// <param name="Sign">Plus one for long, minus one for short, zero where there is no position.</param>
internal sealed record Holding(Symbol Symbol, double Slope, double Loose, int Sign, double Entry, Timestamp OpenedAt)
{
    public bool IsPosition => Sign != 0;

    public bool IsTrailed { get; init; }

    /// <summary>Best price since the position was opened; moves with the stream.</summary>
    public double Best { get; set; }
}
