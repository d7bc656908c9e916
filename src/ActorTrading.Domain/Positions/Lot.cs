using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Positions;

/// <summary>
/// What one execution added to a position and has not been closed since; the oldest is closed first.
/// </summary>
/// <param name="Cost">
/// Quantity times price times contract multiplier, kept instead of the price so that splitting is exact.
/// </param>
/// <param name="Fee">The fee of the execution, valued in the quote currency, that falls on what is left.</param>
public sealed record Lot(Quantity Quantity, Amount Cost, Timestamp At, Amount Fee)
{
    /// <summary>The first part of this lot and what is left of it. The two add up exactly.</summary>
    public (Lot Taken, Lot Left) Split(Quantity quantity)
    {
        var taken = new Lot(
            quantity, Settlement.Share(Cost, quantity, Quantity), At, Settlement.Share(Fee, quantity, Quantity));
        return (taken, new(Quantity - quantity, Cost - taken.Cost, At, Fee - taken.Fee));
    }

    public Lot MergedWith(Lot later) => new(Quantity + later.Quantity, Cost + later.Cost, At, Fee + later.Fee);
}
