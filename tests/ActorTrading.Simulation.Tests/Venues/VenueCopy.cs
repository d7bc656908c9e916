using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Simulation.Venues.States;

namespace ActorTrading.Simulation.Tests.Venues;

/// <summary>Somebody who keeps a copy of a venue's state out of what it says has changed.</summary>
internal sealed class VenueCopy
{
    private readonly SortedDictionary<AccountId, AccountState> _accounts = [];
    private readonly Dictionary<(AccountId, ClientOrderId), OrderState?> _orders = [];
    private readonly Dictionary<Symbol, MarketState> _markets = [];
    private CoreState? _core;

    public void Add(VenueChange change)
    {
        _core = change.Core;
        foreach (var account in change.Accounts)
        {
            _accounts[account.Account] = account;
        }

        foreach (var order in change.Orders)
        {
            _orders[(order.Account, order.Id)] = order.State;
        }

        foreach (var market in change.Markets)
        {
            _markets[market.Symbol] = market;
        }
    }

    public VenueState State(IEnumerable<Symbol> listed) => new()
    {
        Core = _core!,
        Markets = [.. listed.Select(symbol => _markets.GetValueOrDefault(symbol, Unseen(symbol)))],
        Accounts = [.. _accounts.Values],
        Orders = [.. _orders.Values.OfType<OrderState>().OrderBy(order => order.Sequence)],
    };

    private static MarketState Unseen(Symbol symbol) =>
        new() { Symbol = symbol, Time = Domain.Time.Timestamp.MinValue };
}
