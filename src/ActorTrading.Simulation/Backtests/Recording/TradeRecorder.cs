using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Backtests.Recording;

/// <summary>
/// Takes down closed trades with how far they went, since the portfolio keeps only the latest and no prices.
/// </summary>
internal sealed class TradeRecorder(Func<Symbol, SymbolTrack> trackOf)
{
    private readonly List<TradeOutcome> _trades = [];

    /// <summary>In the order in which they were closed.</summary>
    public IReadOnlyList<TradeOutcome> Trades => _trades;

    /// <summary>Compares a portfolio with what it was at its last change.</summary>
    public void Update(PortfolioTrack track, Portfolio portfolio)
    {
        if (ReferenceEquals(portfolio.Ledger.Positions, track.Latest.Ledger.Positions)
            && portfolio.ClosedTradeCount == track.Latest.ClosedTradeCount)
        {
            return;
        }

        var finished = Settle(track, portfolio);
        var closed = (int)(portfolio.ClosedTradeCount - track.Latest.ClosedTradeCount);
        foreach (var trade in portfolio.ClosedTrades[^Math.Min(closed, portfolio.ClosedTrades.Length)..])
        {
            var outcome = new TradeOutcome(trade) { Portfolio = track.Id };
            _trades.Add(finished.Remove(trade.Symbol, out var watch) ? watch.Complete(outcome) : outcome);
        }

        Watch(track, portfolio);
    }

    private Dictionary<Symbol, PositionWatch> Settle(PortfolioTrack track, Portfolio portfolio)
    {
        var finished = new Dictionary<Symbol, PositionWatch>();
        foreach (var (symbol, watch) in track.Watches.ToArray())
        {
            var position = portfolio.Ledger.PositionIn(symbol);
            if (ReferenceEquals(position, watch.Position))
            {
                continue;
            }

            var market = trackOf(symbol);
            market.HandOn();
            watch.Settle(market.Ranges);
            if (position is not null
                && position.Side == watch.Position.Side
                && position.OpenedAt == watch.Position.OpenedAt)
            {
                watch.Continue(position, market.Ranges);
            }
            else
            {
                finished.Add(symbol, watch);
                track.Watches.Remove(symbol);
            }
        }

        return finished;
    }

    private void Watch(PortfolioTrack track, Portfolio portfolio)
    {
        foreach (var (symbol, position) in portfolio.Ledger.Positions)
        {
            if (!track.Watches.ContainsKey(symbol))
            {
                var market = trackOf(symbol);
                market.HandOn();
                track.Watches.Add(symbol, new PositionWatch(position, market.Ranges.Open()));
            }
        }
    }
}
