using System.Globalization;
using ActorTrading.Domain;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Simulation.Venues;

/// <summary>Acts on requests when they arrive.</summary>
internal sealed class Intake(VenueCore core, Agenda agenda, Arrivals arrivals)
{
    private readonly Admission _admission = new(core.Options);

    public void Act(VenueRequest request)
    {
        var account = core.Accounts.Of(request.Account);
        switch (request.Kind)
        {
            case VenueRequestKind.Insert:
                Take(account, request.Id, request.Spec!);
                break;
            case VenueRequestKind.Cancel:
                Cancel(account, request.Id);
                break;
            case VenueRequestKind.Query:
                Answer(account, request.Id);
                break;
            case VenueRequestKind.Statement:
                core.Outlet.Tell(account.Id, new AccountReport.Statement(account.State(core.Clock.Now)));
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Cancel(VenueAccount account, ClientOrderId id)
    {
        if (account.Open.TryGetValue(id, out var order))
        {
            core.Desk.Cancel(order, EndReasons.Requested);
            return;
        }

        core.Outlet.Tell(account, new VenueReport.CancelRejected(VenueRefusals.UnknownOrder(id))
        {
            OrderId = id,
            At = core.Clock.Now,
        });
    }

    /// <summary>
    /// Tells the order's story again. Silent about an order of which too much is forgotten, and about one that is still
    /// on its way: its arrival will speak for it.
    /// </summary>
    private void Answer(VenueAccount account, ClientOrderId id)
    {
        if (core.Outlet.TellAgain(account, id) || account.MayHaveHad(id) || agenda.Expects(account.Id, id))
        {
            return;
        }

        core.Outlet.Tell(account, new VenueReport.NotFound(VenueRefusals.NeverCame(id))
        {
            OrderId = id,
            At = core.Clock.Now,
        });
    }

    private void Take(VenueAccount account, ClientOrderId id, OrderSpec spec)
    {
        if (core.Options.Misbehaviour?.TakeLostAnswer() is true)
        {
            core.Outlet.Withhold(account.Id, id);
        }

        if (Admit(account, id, spec, out var refusal) is { } order)
        {
            core.Desk.Open(order);
            agenda.Watch(order);
            arrivals.Arrive(order, core.Clock.Now);
            return;
        }

        if (!account.Knows(id))
        {
            core.Changes?.AddRefused(account, id, spec, core.Clock.Now);
        }

        core.Outlet.Tell(account, new VenueReport.Rejected(refusal!) { OrderId = id, At = core.Clock.Now });
    }

    private WorkingOrder? Admit(VenueAccount account, ClientOrderId id, OrderSpec spec, out Refusal? refusal)
    {
        var market = core.Markets.Find(spec.Symbol);
        refusal = core.Options.Misbehaviour?.TakeRejection()
            ?? (market is null
                ? VenueRefusals.UnknownSymbol(spec.Symbol)
                : _admission.Check(account, id, spec, market, core.Clock.Now));
        if (refusal is not null)
        {
            return null;
        }

        var order = new WorkingOrder(account, id, spec, market!)
        {
            Sequence = core.Counters.NextOrder++,
            VenueOrderId = new(core.Counters.NextOrder.ToString(CultureInfo.InvariantCulture)),
            ActiveAt = core.Clock.Now,
            Random = new(core.SeedOf(account.Id, id, "touch")),
        };
        refusal = Admission.CheckReduceOnly(order) ?? CheckFunds(order);
        return refusal is null ? order : null;
    }

    private Refusal? CheckFunds(WorkingOrder order)
    {
        var missing = core.Desk.MissingFor(order);
        return missing > 0m ? VenueRefusals.InsufficientBalance(missing, Settlement.AssetOf(order)) : null;
    }
}
