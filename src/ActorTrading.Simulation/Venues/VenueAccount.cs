using System.Runtime.InteropServices;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Simulation.Venues;

/// <summary>An account as the venue keeps it: balances, positions, open orders, the newest of what is past.</summary>
internal sealed class VenueAccount(AccountId id, SimulatedVenueOptions options)
{
    private readonly Dictionary<Currency, (decimal Free, decimal Locked)> _balances = [];
    private readonly Dictionary<LiquidityKey, (long Version, decimal Taken)> _taken = [];
    private readonly EndedIds _ended = new(options.FinishedIdsMax);
    private readonly Queue<Fill> _fills = new();
    private readonly Queue<AccountReport.Funding> _funding = new();

    public AccountId Id { get; } = id;

    public Dictionary<ClientOrderId, WorkingOrder> Open { get; } = [];

    public Dictionary<OcoGroupId, OcoGroup> Groups { get; } = [];

    public SortedDictionary<int, MarginPosition> Positions { get; } = [];

    public Dictionary<int, decimal> Leverages { get; } = [];

    public ReportMemory Past { get; } = new(options.EndedOrdersMax);

    /// <summary>How often the venue has closed a position of the account by force.</summary>
    public int Liquidations { get; set; }

    public IEnumerable<VenueBalance> Balances =>
        from pair in _balances
        orderby pair.Key.Code
        select new VenueBalance(pair.Key, pair.Value.Free, pair.Value.Locked);

    public IEnumerable<VenuePosition> PositionViews => Positions.Values.Select(position => position.View());

    public IEnumerable<VenueOpenOrder> OrderViews =>
        Open.Values.OrderBy(order => order.Sequence).Select(order => order.View());

    public IReadOnlyList<Fill> Fills => [.. _fills];

    public decimal Free(Currency asset) => _balances.TryGetValue(asset, out var balance) ? balance.Free : 0m;

    public decimal Total(Currency asset) =>
        _balances.TryGetValue(asset, out var balance) ? balance.Free + balance.Locked : 0m;

    public void Credit(Currency asset, decimal amount) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_balances, asset, out _).Free += amount;

    public void Lock(Currency asset, decimal amount)
    {
        ref var balance = ref CollectionsMarshal.GetValueRefOrAddDefault(_balances, asset, out _);
        balance = (balance.Free - amount, balance.Locked + amount);
    }

    public void Unlock(Currency asset, decimal amount) => Lock(asset, -amount);

    /// <summary>What this account has taken already of liquidity that is shown once.</summary>
    public decimal Taken(LiquidityKey key, long version) =>
        _taken.TryGetValue(key, out var taken) && taken.Version == version ? taken.Taken : 0m;

    public void Take(LiquidityKey key, long version, decimal quantity) =>
        _taken[key] = (version, Taken(key, version) + quantity);

    public void Record(Fill fill) => Keep(_fills, fill, options.FillHistoryMax);

    public void Record(AccountReport.Funding funding) => Keep(_funding, funding, AccountStatement.HistoryMax);

    public bool Knows(ClientOrderId order) =>
        Open.ContainsKey(order) || (!options.IdsUniqueOnlyWhileOpen && _ended.Contains(order));

    /// <summary>False is proof that the venue never took this order.</summary>
    public bool MayHaveHad(ClientOrderId order) =>
        Open.ContainsKey(order) || _ended.Contains(order) || _ended.HasForgotten;

    public void RememberEnded(ClientOrderId order)
    {
        _ended.Add(order);
        Past.Forget(order);
    }

    public decimal LeverageOf(Market market) =>
        Math.Min(
            Leverages.GetValueOrDefault(market.Index, options.Margin.DefaultLeverage), market.Instrument.MaxLeverage);

    public AccountStatement State(Timestamp now) => new()
    {
        Account = Id,
        At = now,
        Balances = [.. Balances],
        Positions = [.. PositionViews],
        OpenOrders = [.. OrderViews],
        Fills = [.. _fills.TakeLast(AccountStatement.HistoryMax)],
        Funding = [.. _funding],
    };

    private static void Keep<T>(Queue<T> newest, T item, int max)
    {
        newest.Enqueue(item);
        if (newest.Count > max)
        {
            newest.Dequeue();
        }
    }
}

/// <summary>
/// Liquidity of which an account gets a share once: what one side takes of a market's shown state or of one public
/// trade.
/// </summary>
internal readonly record struct LiquidityKey(int Market, Side Taker, bool Print);
