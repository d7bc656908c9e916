using ActorTrading.Domain.Money;
using ActorTrading.Domain.Positions;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Backtests.Recording;

/// <summary>
/// How far a position goes for and against its holder. Prices are looked at when the position changes, over the whole
/// time since it last did, so that holding costs nothing per price. The bar in which it was opened counts whole.
/// </summary>
internal sealed class PositionWatch(Position position, PriceRange range)
{
    private PriceRange _range = range;
    private decimal _worst;
    private decimal _best;

    public Position Position { get; private set; } = position;

    /// <summary>A price that concerns this position alone: that of an execution.</summary>
    public void Observe(Price price)
    {
        var profit = Position.UnrealisedProfit(price).Value;
        _worst = Math.Min(_worst, profit);
        _best = Math.Max(_best, profit);
    }

    /// <summary>Ends the stretch in which the position was what it was.</summary>
    public void Settle(PriceRanges ranges)
    {
        if (ranges.Close(_range) is { } seen)
        {
            Observe(new(seen.Low));
            Observe(new(seen.High));
        }
    }

    /// <summary>Begins another stretch, with another quantity or price.</summary>
    public void Continue(Position position, PriceRanges ranges) => (Position, _range) = (position, ranges.Open());

    public TradeOutcome Complete(TradeOutcome outcome)
    {
        var currency = outcome.Trade.Profit.Currency;
        return outcome with
        {
            MaxAdverseExcursion = new(-_worst, currency),
            MaxFavourableExcursion = new(_best, currency),
        };
    }
}
