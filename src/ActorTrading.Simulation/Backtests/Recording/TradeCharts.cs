using ActorTrading.Domain.Positions;
using ActorTrading.Simulation.Metrics;
using ActorTrading.Simulation.Reports;

namespace ActorTrading.Simulation.Backtests.Recording;

/// <summary>Draws the trades of a symbol on its prices.</summary>
internal static class TradeCharts
{
    public static PriceChart Of(
        SymbolTrack symbol, IEnumerable<TradeOutcome> trades, IEnumerable<PortfolioTrack> portfolios)
    {
        var closed = trades.Where(t => t.Trade.Symbol == symbol.Symbol).Select(TradeMarker.Of);
        var open = portfolios.Select(p => p.Latest.Ledger.PositionIn(symbol.Symbol))
            .OfType<Position>()
            .Select(MarkerOf);
        return new(symbol.Symbol, symbol.ReadChart(), [.. closed, .. open]);
    }

    private static TradeMarker MarkerOf(Position position) => new(
        position.Side, position.OpenedAt, position.EntryPrice.Value, ClosedAt: null, ExitPrice: null, IsProfit: null)
    {
        Note = position.Origin.RuleName,
    };
}
