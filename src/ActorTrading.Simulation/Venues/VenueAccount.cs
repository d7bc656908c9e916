using System.Runtime.InteropServices;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Simulation.Venues.States;

namespace ActorTrading.Simulation.Venues;

/// <summary>An account as the venue keeps it: balances, positions, open orders, the newest of what is past.</summary>
internal sealed class VenueAccount(AccountId id, SimulatedVenueOptions options, ChangeLog? changes)
{
    private readonly Dictionary<Currency, (decimal Free, decimal Locked)> _balances = [];
    private readonly Dictionary<LiquidityKey, (long Version, decimal Taken)> _taken = [];
    private readonly Dictionary<int, decimal> _leverages = [];
    private readonly ReportMemory _reports = new(options.EndedOrdersMax);
    private readonly EndedIds _ended = new(options.FinishedIdsMax);
    private readonly Queue<Fill> _fills = new();
    private readonly Queue<AccountReport.Funding> _funding = new();

    public AccountId Id { get; } = id;

    public Dictionary<ClientOrderId, WorkingOrder> Open { get; } = [];

    public Dictionary<OcoGroupId, OcoGroup> Groups { get; } = [];

    public SortedDictionary<int, MarginPosition> Positions { get; } = [];

    /// <summary>Null where nobody keeps a copy.</summary>
    public ChangeLog? Changes { get; } = changes;

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

    public void Credit(Currency asset, decimal amount)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_balances, asset, out _).Free += amount;
        Changes?.Add(this);
    }

    public void Lock(Currency asset, decimal amount)
    {
        ref var balance = ref CollectionsMarshal.GetValueRefOrAddDefault(_balances, asset, out _);
        balance = (balance.Free - amount, balance.Locked + amount);
        Changes?.Add(this);
    }

    public void Unlock(Currency asset, decimal amount) => Lock(asset, -amount);

    /// <summary>What this account has taken already of liquidity that is shown once.</summary>
    public decimal Taken(LiquidityKey key, long version) =>
        _taken.TryGetValue(key, out var taken) && taken.Version == version ? taken.Taken : 0m;

    public void Take(LiquidityKey key, long version, decimal quantity)
    {
        _taken[key] = (version, Taken(key, version) + quantity);
        Changes?.Add(this);
    }

    public void Record(Fill fill) => Keep(_fills, fill, options.FillHistoryMax);

    public void Record(AccountReport.Funding funding) => Keep(_funding, funding, AccountStatement.HistoryMax);

    public bool Knows(ClientOrderId order) =>
        Open.ContainsKey(order) || (!options.IdsUniqueOnlyWhileOpen && HasHad(order));

    /// <summary>False is proof that the venue never took this order.</summary>
    public bool MayHaveHad(ClientOrderId order) =>
        Open.ContainsKey(order) || _ended.Contains(order) || _ended.HasForgotten;

    public void Remember(VenueReport report)
    {
        // The refusal of an id that is in use says nothing of the order that uses it.
        var (isRefusal, id) = (report is VenueReport.Rejected, report.OrderId);
        if (!isRefusal || !(Open.ContainsKey(id) || _ended.Contains(id)))
        {
            _reports.Record(report);
        }
    }

    public IReadOnlyList<VenueReport>? Recall(ClientOrderId order) => _reports.Recall(order);

    public void RememberEnded(ClientOrderId order)
    {
        _ended.Add(order);
        _reports.Forget(order);
    }

    public decimal LeverageOf(Market market) =>
        Math.Min(
            _leverages.GetValueOrDefault(market.Index, options.Margin.DefaultLeverage), market.Instrument.MaxLeverage);

    public void SetLeverage(Market market, decimal leverage)
    {
        _leverages[market.Index] = leverage;
        Changes?.Add(this);
    }

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

    public AccountState Export(MarketBoard markets) => new()
    {
        Account = Id,
        Balances = [.. Balances],
        Positions = [.. Positions.Values.Select(position => position.Export())],
        Leverages =
        [
            .. from pair in _leverages
               orderby pair.Key
               select new LeverageState(markets[pair.Key].Instrument.Symbol, pair.Value),
        ],
        Taken =
        [
            .. from pair in _taken
               orderby pair.Key.Market, pair.Key.Taker, pair.Key.Print
               let symbol = markets[pair.Key.Market].Instrument.Symbol
               select new TakenState(
                   symbol, pair.Key.Taker, pair.Key.Print, pair.Value.Version, pair.Value.Taken),
        ],
        Liquidations = Liquidations,
    };

    public VenuePast ExportPast() => new()
    {
        Account = Id,
        EndedOrders = [.. _ended.OldestFirst],
        HasForgotten = _ended.HasForgotten,
        Fills = [.. _fills],
        Funding = [.. _funding],
    };

    public void Import(AccountState state, MarketBoard markets)
    {
        foreach (var balance in state.Balances)
        {
            _balances[balance.Asset] = (balance.Free, balance.Locked);
        }

        foreach (var leverage in state.Leverages)
        {
            if (markets.Find(leverage.Symbol) is { } market)
            {
                _leverages[market.Index] = leverage.Leverage;
            }
        }

        foreach (var taken in state.Taken)
        {
            // Of a market that was kept as it stood earlier, what was taken later belongs to no state of it.
            if (markets.Find(taken.Symbol) is { } market
                && taken.Version <= (taken.Print ? market.PrintVersion : market.StateVersion))
            {
                _taken[new(market.Index, taken.Taker, taken.Print)] = (taken.Version, taken.Quantity);
            }
        }

        Liquidations = state.Liquidations;
    }

    public void Import(VenuePast past)
    {
        _ended.Load(past.EndedOrders, past.HasForgotten);
        foreach (var fill in past.Fills)
        {
            Record(fill);
        }

        foreach (var funding in past.Funding)
        {
            Record(funding);
        }
    }

    private bool HasHad(ClientOrderId order) =>
        _ended.Contains(order) || (_ended.HasForgotten && options.HasEverHad?.Invoke(Id, order) is true);

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
