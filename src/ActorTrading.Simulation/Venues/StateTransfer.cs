using ActorTrading.Simulation.Venues.States;

namespace ActorTrading.Simulation.Venues;

/// <summary>Writes a venue's state down and puts it back, through the books that orders always go through.</summary>
internal sealed class StateTransfer(VenueCore core, Agenda agenda)
{
    public VenueState Export() => new()
    {
        Core = ExportCore(),
        Markets = [.. core.Markets.All.Select(market => market.Export())],
        Accounts = [.. core.Accounts.All.Select(account => account.Export(core.Markets))],
        Orders =
        [
            .. core.Accounts.All.SelectMany(account => account.Open.Values).OrderBy(order => order.Sequence)
                .Select(order => order.Export()),
        ],
        Past = [.. core.Accounts.All.Select(account => account.ExportPast())],
    };

    public VenueChange TakeChanges(bool withMarkets)
    {
        var changes = core.Changes ?? throw new InvalidOperationException("This venue keeps no changes.");
        if (withMarkets)
        {
            changes.CollectTrails();
        }

        var taken = new VenueChange
        {
            Core = ExportCore(),
            Accounts = [.. changes.Accounts(core.Markets)],
            Orders = [.. changes.Orders()],
            Markets = withMarkets
                ? [.. core.Markets.All.Where(market => market.TakeHasChanged()).Select(market => market.Export())]
                : [],
        };
        changes.Clear();
        return taken;
    }

    public void Import(VenueState state)
    {
        if (core.Accounts.All.Any() || core.Clock.Now > Domain.Time.Timestamp.MinValue)
        {
            throw new InvalidOperationException("Only a new venue takes over the state of another.");
        }

        core.Clock.AdvanceTo(state.Core.Now);
        core.Counters.NextOrder = state.Core.NextOrder;
        core.Counters.NextTrade = state.Core.NextTrade;
        core.Counters.NextPosition = state.Core.NextPosition;
        core.Counters.NextTurn = state.Core.NextTurn;
        foreach (var market in state.Markets)
        {
            // One that is listed no more is of no use, unless somebody has something in it: that is found out below.
            core.Markets.Find(market.Symbol)?.Import(market);
        }

        ImportAccounts(state);
        ImportOrders(state);
        foreach (var request in state.Core.Requests)
        {
            var kind = request.Spec is null ? VenueRequestKind.Cancel : VenueRequestKind.Insert;
            agenda.Add(new(kind, request.Account, request.Id, request.Spec), request.Due);
        }

        core.Changes?.Forget();
    }

    private CoreState ExportCore() => new()
    {
        Now = core.Clock.Now,
        NextOrder = core.Counters.NextOrder,
        NextTrade = core.Counters.NextTrade,
        NextPosition = core.Counters.NextPosition,
        NextTurn = core.Counters.NextTurn,
        Requests = [.. agenda.Export()],
    };

    private void ImportAccounts(VenueState state)
    {
        foreach (var account in state.Accounts)
        {
            core.Accounts.Of(account.Account).Import(account, core.Markets);
        }

        var positions =
            from account in state.Accounts
            from position in account.Positions
            orderby position.Sequence
            select (account.Account, Position: position);
        foreach (var (account, position) in positions)
        {
            MarginBooks.Adopt(core.Accounts.Of(account), core.Markets.Of(position.Symbol), position);
        }

        foreach (var past in state.Past)
        {
            core.Accounts.Of(past.Account).Import(past);
        }
    }

    private void ImportOrders(VenueState state)
    {
        var orders = state.Orders.OrderBy(order => order.Sequence)
            .Select(saved => (Saved: saved, Order: Adopted(saved)))
            .ToArray();
        foreach (var (saved, order) in orders)
        {
            Place(order, saved);
            agenda.Watch(order);
        }

        foreach (var (_, order) in orders.Where(pair => pair.Saved.Turn is not null).OrderBy(pair => pair.Saved.Turn))
        {
            order.Market.Waiting.Add(order);
        }

        // The best first: a trail that joins raises those that have seen less.
        foreach (var (saved, order) in orders.Where(pair => pair.Saved.Trail is not null)
            .OrderByDescending(pair => pair.Saved.Trail!.Best))
        {
            order.Market.BookOf(order.Side).AddTrail(order, saved.Trail!.Distance, saved.Trail.Best);
        }
    }

    private WorkingOrder Adopted(OrderState saved)
    {
        var account = core.Accounts.Of(saved.Account);
        var order = new WorkingOrder(account, saved.Id, saved.Spec, core.Markets.Of(saved.Spec.Symbol))
        {
            Sequence = saved.Sequence,
            VenueOrderId = saved.VenueOrderId,
            ActiveAt = saved.ActiveAt,
            Random = new(saved.Draws),
            Quantity = saved.Quantity,
            Filled = saved.Filled,
            IsTriggered = saved.IsTriggered,
            TakesFirst = saved.TakesFirst,
            Requirement = saved.Requirement,
            QueueAhead = saved.QueueAhead,
            Turn = saved.Turn,
        };
        OrderDesk.Adopt(order, saved.Held);
        return order;
    }

    private static void Place(WorkingOrder order, OrderState saved)
    {
        var book = order.Market.BookOf(order.Side);
        if (saved.StopValue is { } stop)
        {
            book.AddStop(order, stop);
        }

        if (saved.FavourValue is { } favour)
        {
            book.AddRising(order, favour);
        }

        if (saved.LimitValue is { } limit)
        {
            book.AddLimit(order, limit);
        }

        // An order that waits nowhere else has yet to meet its first bar.
        if (saved is { StopValue: null, FavourValue: null, LimitValue: null, Trail: null, Turn: null })
        {
            order.Market.Entering.Add(order);
        }
    }
}
