using System.Collections.Immutable;
using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Positions;

/// <summary>A position's open lots, oldest first.</summary>
public static class FifoLots
{
    /// <summary>Beyond so many lots the two oldest become one; their total cost stays exact.</summary>
    public const int CountMax = 256;

    public static ImmutableArray<Lot> Add(ImmutableArray<Lot> lots, Lot lot) =>
        lots.Length < CountMax ? lots.Add(lot) : [lots[0].MergedWith(lots[1]), .. lots[2..], lot];

    /// <summary>Closes the oldest lots up to this quantity and says what they had cost.</summary>
    public static (ImmutableArray<Lot> Left, Amount Cost) Take(ImmutableArray<Lot> lots, Quantity quantity)
    {
        var cost = Amount.Zero(lots[0].Cost.Currency);
        var whole = 0;
        for (; !quantity.IsZero && lots[whole].Quantity <= quantity; whole++)
        {
            cost += lots[whole].Cost;
            quantity -= lots[whole].Quantity;
        }

        if (quantity.IsZero)
            return (lots[whole..], cost);
        var (taken, left) = lots[whole].Split(quantity);
        return ([left, .. lots[(whole + 1)..]], cost + taken.Cost);
    }
}
