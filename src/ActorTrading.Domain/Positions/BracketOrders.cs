using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Domain.Positions;

/// <summary>A bracket: an entry that, once filled, brings its stop and its target with it.</summary>
public static class BracketOrders
{
    /// <summary>
    /// The exits for a first fill of an entry, as the ledger's position of that fill would be given them.
    /// </summary>
    public static ImmutableArray<ProtectiveOrder> For(Fill entry, ExitPlan plan, Instrument instrument)
    {
        var context = new FillContext { OrderId = entry.OrderId, Exits = plan };
        var execution = new Execution(entry.Side, entry.Quantity, entry.Price, Amount.Zero(instrument.Quote), entry.At);
        var position = PositionBooking.Apply(null, instrument, execution, context).After;
        return position is not null && ExitPlanner.Plan(position, instrument, entry.At) is ExitDecision.Rest rest
            ? rest.Orders
            : [];
    }
}
