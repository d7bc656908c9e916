using System.Diagnostics;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Venues;

/// <summary>
/// Matches bars: what was there when the bar opened meets its open and then the path inside; what came later meets its
/// close.
/// </summary>
internal sealed class BarMatching(FillModel fills, PriceWalk walk, Arrivals arrivals)
{
    private const int LegCount = 3;
    private readonly List<WorkingOrder> _fresh = [];
    private readonly List<WorkingOrder> _atOpen = [];

    public void OnBar(Market market, in MarketEvent bar)
    {
        var openTime = bar.Time - bar.Timeframe.Length;
        if (market.HasPrice && openTime < market.Time)
        {
            // A longer or repeated bar over time that has been matched already.
            return;
        }

        if (IsQuiet(market, bar))
        {
            market.SeeOnePrice(bar.Time, bar.Close, bar.Volume);
            return;
        }

        PlaceEntering(market, openTime);
        market.SeeOnePrice(bar.Time, bar.Close, bar.Volume);
        TakeAtOpen(bar.Open);
        WalkPath(market, bar);
        EnterAtClose(market, bar.Time);
    }

    private static bool IsQuiet(Market market, in MarketEvent bar) =>
        market.Entering.Count == 0 && market.Waiting.Count == 0
        && -bar.Low < market.Sells.NearestFall && bar.High < market.Sells.NearestRise
        && bar.High < market.Buys.NearestFall && -bar.Low < market.Buys.NearestRise;

    private void PlaceEntering(Market market, Timestamp openTime)
    {
        _atOpen.Clear();
        _atOpen.AddRange(market.Waiting);
        market.Waiting.Clear();
        _fresh.Clear();
        _fresh.AddRange(market.Entering.Where(order => order.ActiveAt <= openTime));
        market.Entering.RemoveAll(order => order.ActiveAt <= openTime);
        foreach (var order in _fresh)
        {
            if (IsImmediate(order))
            {
                _atOpen.Add(order);
            }
            else
            {
                arrivals.Place(order);
            }
        }
    }

    private void TakeAtOpen(decimal open)
    {
        foreach (var order in _atOpen.Where(order => order.IsOpen))
        {
            var book = order.Market.BookOf(order.Side);
            var isMarketable = order.IsMarketWhenLive || book.ValueOf(open) >= book.ValueOf(order.LimitPrice!.Value);
            walk.Enter(order, isMarketable, open);
        }
    }

    private void WalkPath(Market market, in MarketEvent bar)
    {
        var jump = new Move(IsJump: true, IsBar: true, WithLimits: true);
        walk.Jump(market, Side.Sell, bar.Open, jump);
        walk.Jump(market, Side.Buy, market.Buys.ValueOf(bar.Open), jump);
        _fresh.ForEach(order => order.TakesFirst = false);
        var (sells, buys) = (TurnsOf(Side.Sell, bar), TurnsOf(Side.Buy, bar));
        for (var leg = 0; leg < LegCount; leg++)
        {
            Step(market, Side.Sell, sells[leg], sells[leg + 1]);
            Step(market, Side.Buy, buys[leg], buys[leg + 1]);
        }
    }

    private void Step(Market market, Side side, decimal from, decimal to)
    {
        var book = market.BookOf(side);
        var move = new Move(IsJump: false, IsBar: true, WithLimits: true);
        if (book.ValueOf(to) < book.ValueOf(from))
        {
            walk.Fall(market, side, book.ValueOf(to), move);
        }
        else
        {
            walk.Rise(market, side, book.ValueOf(to), move);
        }
    }

    /// <summary>The turning points of the path that a side sees.</summary>
    private BarTurns TurnsOf(Side side, in MarketEvent bar)
    {
        var highFirst = fills.BarPath switch
        {
            BarPath.Pessimistic => side == Side.Buy,
            BarPath.OpenHighLowClose => true,
            BarPath.OpenLowHighClose => false,
            BarPath.Adaptive => bar.High - bar.Open < bar.Open - bar.Low,
            _ => throw new UnreachableException(),
        };
        return highFirst ? new(bar.Open, bar.High, bar.Low, bar.Close) : new(bar.Open, bar.Low, bar.High, bar.Close);
    }

    private void EnterAtClose(Market market, Timestamp closeTime)
    {
        _fresh.Clear();
        _fresh.AddRange(market.Entering.Where(order => order.ActiveAt < closeTime));
        market.Entering.RemoveAll(order => order.ActiveAt < closeTime);
        foreach (var order in _fresh.Where(order => order.IsOpen))
        {
            order.TakesFirst = false;
            arrivals.MeetState(order, new(IsJump: true, IsBar: true, WithLimits: true));
        }
    }

    private static bool IsImmediate(WorkingOrder order) => order.Spec.Type == OrderType.Market
        || (order.Spec.Type == OrderType.Limit && order.Spec.TimeInForce is TimeInForce.Ioc or TimeInForce.Fok);

    private readonly record struct BarTurns(decimal Open, decimal First, decimal Second, decimal Close)
    {
        public decimal this[int turn] => turn switch { 0 => Open, 1 => First, 2 => Second, _ => Close };
    }
}
