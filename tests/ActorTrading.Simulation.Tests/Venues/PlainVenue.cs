using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Simulation.Tests.Venues;

/// <summary>
/// The rules of the bar and quote models once more, for one market with endless liquidity and funds, by looking at
/// every order at every step. Slow and plain: what <c>SimulatedVenue</c> does with sorted structures has to come out
/// the same.
/// </summary>
internal sealed class PlainVenue(bool isBar)
{
    private readonly List<PlainOrder> _orders = [];
    private readonly List<string> _lines = [];
    private decimal _bid;
    private decimal _ask;
    private int _sequence;

    public IReadOnlyList<string> Lines => _lines;

    public void Submit(string id, OrderSpec spec)
    {
        var order = new PlainOrder(id, spec, ++_sequence, spec.Side == Side.Sell ? _bid : -_ask);
        _orders.Add(order);
        _lines.Add($"{id} accepted");
        if (isBar)
        {
            order.IsNew = true;
            order.TakesFirst = spec.Type == OrderType.Limit && order.Limit <= order.Seen;
        }
        else
        {
            MeetQuote(order);
        }
    }

    public void Cancel(string id)
    {
        var order = _orders.Find(o => o.Id == id);
        _lines.Add(order is null ? $"{id} cancel rejected unknown_order" : $"{id} canceled requested");
        _orders.Remove(order!);
    }

    public void Quote(decimal bid, decimal ask)
    {
        (_bid, _ask) = (bid, ask);
        Jump(Side.Sell, bid);
        Jump(Side.Buy, -ask);
    }

    public void Bar(decimal open, decimal high, decimal low, decimal close)
    {
        foreach (var order in _orders.Where(o => o.IsNew).ToArray())
        {
            order.IsNew = false;
            if (_orders.Contains(order))
            {
                MeetOpen(order, open);
            }
        }

        Jump(Side.Sell, open);
        Jump(Side.Buy, -open);
        _orders.ForEach(order => order.TakesFirst = false);
        decimal[] sells = [open, low, high, close];
        decimal[] buys = [-open, -high, -low, -close];
        for (var i = 1; i < sells.Length; i++)
        {
            Leg(Side.Sell, sells[i - 1], sells[i]);
            Leg(Side.Buy, buys[i - 1], buys[i]);
        }

        (_bid, _ask) = (close, close);
    }

    private void MeetOpen(PlainOrder order, decimal open)
    {
        var value = order.Sign * open;
        if (order.Spec.Type == OrderType.Market)
        {
            Trade(order, value, "taker");
        }
        else if (order.Spec.Type == OrderType.Limit && order.Spec.TimeInForce == TimeInForce.Ioc)
        {
            TradeOrExpire(order, value);
        }
    }

    private void MeetQuote(PlainOrder order)
    {
        var spec = order.Spec;
        if (spec.Type == OrderType.Market)
        {
            Trade(order, order.Seen, "taker");
        }
        else if (spec.Type == OrderType.Limit && (order.Limit <= order.Seen || spec.TimeInForce == TimeInForce.Ioc))
        {
            TradeOrExpire(order, order.Seen);
        }
        else if (order.Falls is { } stop && stop >= order.Seen)
        {
            Fire(order, stop, order.Seen);
        }
        else if (order.IsTakeProfit && order.Stop <= order.Seen)
        {
            Fire(order, order.Stop!.Value, order.Seen);
        }
    }

    private void TradeOrExpire(PlainOrder order, decimal value)
    {
        if (order.Limit <= value)
        {
            Trade(order, value, "taker");
        }
        else
        {
            _orders.Remove(order);
            _lines.Add($"{order.Id} expired time_in_force");
        }
    }

    private void Jump(Side side, decimal to)
    {
        Fall(side, to, isJump: true);
        Rise(side, to, isJump: true);
    }

    private void Leg(Side side, decimal from, decimal to)
    {
        if (to < from)
        {
            Fall(side, to, isJump: false);
        }
        else
        {
            Rise(side, to, isJump: false);
        }
    }

    private void Fall(Side side, decimal to, bool isJump)
    {
        while (Mine(side).Where(o => o.Falls >= to).MaxBy(o => (o.Falls, -o.Sequence)) is { } order)
        {
            Fire(order, order.Falls!.Value, isJump ? to : order.Falls.Value);
        }
    }

    private void Rise(Side side, decimal to, bool isJump)
    {
        var done = (Value: decimal.MinValue, Sequence: 0);
        while (Next(side, to, done) is { } next)
        {
            done = (next.Value, next.Place);
            var order = next.Order;
            if (!next.IsLimit)
            {
                Fire(order, next.Value, isJump ? to : next.Value);
            }
            else if (!isBar || to > next.Value || order.TakesFirst)
            {
                Trade(order, isBar && isJump ? to : next.Value, order.TakesFirst ? "taker" : "maker");
            }
        }

        foreach (var order in Mine(side))
        {
            order.Follow(to, isJump);
        }
    }

    private Reached? Next(Side side, decimal to, (decimal Value, int Place) done) =>
        Mine(side)
            .Where(order => order.IsLive || order.IsTakeProfit)
            .Select(order => order.IsLive
                ? new Reached(order, order.Limit, (order.Sequence * 2) + 1, IsLimit: true)
                : new Reached(order, order.Stop!.Value, order.Sequence * 2, IsLimit: false))
            .Where(reached => reached.Value <= to && (reached.Value, reached.Place).CompareTo(done) > 0)
            .OrderBy(reached => reached.Value).ThenBy(reached => reached.Place)
            .FirstOrDefault();

    private IEnumerable<PlainOrder> Mine(Side side) => _orders.Where(o => o.Spec.Side == side && !o.IsNew);

    private void Fire(PlainOrder order, decimal stop, decimal value)
    {
        _lines.Add($"{order.Id} triggered {Math.Abs(stop):0.####}");
        if (order.Spec.LimitPrice is null)
        {
            Trade(order, value, "taker");
            return;
        }

        order.IsLive = true;
        if (isBar ? value > order.Limit : value >= order.Limit)
        {
            Trade(order, value, "taker");
        }
    }

    private void Trade(PlainOrder order, decimal value, string liquidity)
    {
        _orders.Remove(order);
        var side = order.Spec.Side == Side.Buy ? "buy" : "sell";
        _lines.Add($"{order.Id} {side} 1 @ {Math.Abs(value):0.####} {liquidity}");
        var group = order.Spec.OcoGroup;
        foreach (var sibling in _orders.Where(o => group is not null && o.Spec.OcoGroup == group).ToArray())
        {
            _orders.Remove(sibling);
            _lines.Add($"{sibling.Id} canceled oco");
        }
    }

    private sealed record Reached(PlainOrder Order, decimal Value, int Place, bool IsLimit);

    private sealed class PlainOrder
    {
        private decimal? _trailStop;
        private bool _isActive;
        private decimal _best;

        public PlainOrder(string id, OrderSpec spec, int sequence, decimal seen)
        {
            (Id, Spec, Sequence, Seen, _best) = (id, spec, sequence, seen, seen);
            IsLive = spec.Type == OrderType.Limit;
            if (spec.Trailing is { } trail)
            {
                _trailStop = Sign * trail.InitialStop?.Value;
                _isActive = !(Sign * trail.Activation?.Value > seen);
                Tighten(_isActive ? trail.ActivatedDistance.Value : trail.Distance?.Value);
            }
        }

        public string Id { get; }

        public OrderSpec Spec { get; }

        public int Sequence { get; }

        public decimal Seen { get; }

        public bool IsNew { get; set; }

        public bool TakesFirst { get; set; }

        public bool IsLive { get; set; }

        public decimal Sign => Spec.Side == Side.Sell ? 1m : -1m;

        public decimal Limit => Sign * Spec.LimitPrice!.Value.Value;

        public decimal? Stop => Sign * Spec.StopPrice?.Value;

        public bool IsTakeProfit => Spec.Type is OrderType.TakeProfit or OrderType.TakeProfitLimit;

        public decimal? Falls => IsLive ? null : Spec.Trailing is not null ? _trailStop : IsTakeProfit ? null : Stop;

        public void Follow(decimal to, bool isJump)
        {
            if (Spec.Trailing is not { } trail || to <= _best)
            {
                return;
            }

            if (!_isActive && Sign * trail.Activation!.Value.Value <= to)
            {
                _best = isJump ? to : Math.Max(_best, Sign * trail.Activation.Value.Value);
                Tighten(trail.Distance?.Value);
                _isActive = true;
            }

            _best = to;
            Tighten(_isActive ? trail.ActivatedDistance.Value : trail.Distance?.Value);
        }

        private void Tighten(decimal? distance)
        {
            if (distance is { } away)
            {
                _trailStop = Math.Max(_trailStop ?? decimal.MinValue, _best - away);
            }
        }
    }
}
