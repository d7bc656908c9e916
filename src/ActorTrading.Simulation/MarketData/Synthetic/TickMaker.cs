using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData.Synthetic;

/// <summary>
/// Makes quotes, book levels and trades of all symbols: quotes at the start of an interval, trades in its middle.
/// </summary>
internal sealed class TickMaker(SyntheticOptions options, ReturnModel model, PriceWalk[] walks)
{
    private const double SecondsPerDay = 86_400;

    /// <summary>What rests at the best price, as seconds of average volume.</summary>
    private const double RestingSeconds = 20;

    private readonly double _dayShare = options.TickInterval.TotalSeconds / SecondsPerDay;

    public int Make(Timestamp time, MarketEvent[] events)
    {
        var step = model.Next(time, options.TickInterval);
        var count = 0;
        for (var symbol = 0; symbol < walks.Length; symbol++)
        {
            count = Quote(symbol, time, step, events, count);
        }

        for (var symbol = 0; symbol < walks.Length; symbol++)
        {
            if (walks[symbol].Random.NextDouble() < options.TradeChance * step.Activity)
            {
                events[count++] = Trade(symbol, time + (options.TickInterval / 2), step);
            }
        }

        return count;
    }

    private int Quote(int symbol, Timestamp time, in MarketStep step, MarketEvent[] events, int count)
    {
        var walk = walks[symbol];
        walk.Step(step);
        var (bid, ask) = Best(walk, step);
        var quote = new QuoteValues(walk.PriceOf(bid), Resting(walk), walk.PriceOf(ask), Resting(walk));
        if (options.DepthLevels > 0)
        {
            events[count++] = MarketEvent.Book(symbol, time, Depth(walk, quote, bid, ask));
        }

        events[count++] = MarketEvent.Quote(symbol, time, quote);
        return count;
    }

    private MarketEvent Trade(int symbol, Timestamp time, in MarketStep step)
    {
        var walk = walks[symbol];
        var (bid, ask) = Best(walk, step);
        var side = walk.Random.NextDouble() < 0.5 ? Side.Buy : Side.Sell;

        // Twice a uniform draw has mean one; fewer trades than intervals make each of them larger.
        var share = _dayShare / options.TradeChance * 2 * walk.Random.NextDouble();
        var quantity = Math.Max(walk.QuantityOf(share), walk.Symbol.LotStep);
        return MarketEvent.Trade(symbol, time, walk.PriceOf(side == Side.Buy ? ask : bid), quantity, side);
    }

    /// <summary>Bid and ask in ticks around the price; the bid is at least one tick.</summary>
    private static (long Bid, long Ask) Best(PriceWalk walk, in MarketStep step)
    {
        var spread = walk.SpreadTicks(step.Regime.Regime);
        var bid = Math.Max(1, walk.Ticks - (spread / 2));
        return (bid, bid + spread);
    }

    private static decimal Resting(PriceWalk walk) =>
        Math.Max(
            walk.QuantityOf(RestingSeconds / SecondsPerDay * (0.25 + walk.Random.NextDouble())), walk.Symbol.LotStep);

    private OrderBookDepth Depth(PriceWalk walk, in QuoteValues best, long bid, long ask)
    {
        var bids = ImmutableArray.CreateBuilder<BookLevel>(options.DepthLevels);
        var asks = ImmutableArray.CreateBuilder<BookLevel>(options.DepthLevels);
        bids.Add(new(best.BidPrice, best.BidQuantity));
        asks.Add(new(best.AskPrice, best.AskQuantity));
        for (var level = 1; level < options.DepthLevels; level++)
        {
            if (bid - level >= 1)
            {
                bids.Add(new(walk.PriceOf(bid - level), Resting(walk)));
            }

            asks.Add(new(walk.PriceOf(ask + level), Resting(walk)));
        }

        return new(bids.ToImmutable(), asks.ToImmutable());
    }
}
