using System.Collections.Immutable;
using ActorTrading.Domain.Halts;
using ActorTrading.Engine.Accounts;

namespace ActorTrading.Engine.Halts;

/// <summary>All halts of one instant.</summary>
/// <param name="Standing">Raised by somebody, durable, lifted by an administrator.</param>
/// <param name="Automatic">
/// Raised and lifted by the node itself while something is wrong with it, over everything that it does. Never durable:
/// a node that starts looks anew.
/// </param>
public sealed record HaltsInForce(
    StandingHalts Standing, ImmutableSortedDictionary<AutomaticCause, Halt> Automatic)
{
    /// <summary>The halt that keeps an order from opening a position, or null.</summary>
    public Halt? Against(OutgoingOrder order)
    {
        if (!Automatic.IsEmpty)
        {
            return Automatic.Values.First();
        }

        return Standing.IsEmpty
            ? null
            : Standing.Halts.Touching(order.Account, order.Portfolio, order.Spec.Symbol)
                .FirstOrDefault(h => !h.Level.Permits(TradingAct.Open));
    }
}
