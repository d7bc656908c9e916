namespace ActorTrading.Domain.Portfolios;

/// <summary>Marks a portfolio to market.</summary>
public static class PortfolioViews
{
    public static PortfolioView Of(Portfolio portfolio, MarkSnapshot marks)
    {
        // Fees in a third coin leave small balances; they count at the price of the coin's market in the base currency.
        var mark = LedgerValuation.Mark(
            portfolio.Ledger,
            symbol => marks.Of(symbol)?.Price,
            asset => portfolio.RateOf(asset, portfolio.BaseCurrency, marks));
        var watermarks = (portfolio.Watermarks ?? EquityWatermarks.Start(mark.Equity, marks.At))
            .Observe(mark.Equity, marks.At);
        return new PortfolioView
        {
            Id = portfolio.Id,
            At = marks.At,
            Equity = mark.Equity,
            FreeCash = mark.FreeCash,
            ReservedCash = mark.ReservedCash,
            PeakEquity = watermarks.Peak,
            DayStartEquity = watermarks.DayStart,
            Positions =
            [
                .. mark.Positions.Select(
                    p => marks.Of(p.Symbol)?.BestSinceOpen is { } best ? p with { BestPrice = best } : p),
            ],
            OpenOrders =
            [
                .. portfolio.Orders.Values.Select(
                    o => new OpenOrderView(o.Id, o.Order.Spec, o.Order.Remaining, o.Order.IntendedAt)),
            ],
            ClosedTrades = portfolio.ClosedTrades,
            RecentOrderTimes = [.. portfolio.RecentOrders.Select(o => o.At)],
        };
    }
}
