using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Positions;
using ActorTrading.Engine.Streams;

namespace ActorTrading.Engine.Portfolios;

/// <summary>What the stream is told of a portfolio's books.</summary>
internal static class PortfolioStandings
{
    public static PortfolioStanding Of(Portfolio portfolio)
    {
        var ledger = portfolio.Ledger;
        var @base = portfolio.BaseCurrency;
        var book = ledger.BookOf(@base);
        return new PortfolioStanding
        {
            Constant = book.Cash + book.Margin - ledger.Positions.Values.Where(p => p.IsMargined)
                .Sum(p => p.Side.Sign() * p.Cost.Value),
            FreeCash = ledger.Free(@base).Value,
            PeakEquity = portfolio.Watermarks?.Peak.Value ?? 0m,
            DayStartEquity = portfolio.Watermarks?.DayStart.Value ?? 0m,
            Positions = [.. ledger.Positions.Values.Select(Held)],
            Loose = [.. LooseHoldings(portfolio)],
            EquityLevels = EquityWatch.LevelsOf(portfolio),
            Armings = portfolio.ArmingOf,
            LedgerVersion = portfolio.LedgerVersion,
        };
    }

    private static HeldPosition Held(Position position) => new()
    {
        Symbol = position.Symbol,
        Side = position.Side,
        Slope = position.SignedQuantity * position.ContractMultiplier,
        Entry = position.EntryPrice,
        Best = position.BestPrice,
        OpenedAt = position.OpenedAt,
        IsTrailed = position.Exits.Trailing is not null,
    };

    private static IEnumerable<LooseHolding> LooseHoldings(Portfolio portfolio) =>
        from instrument in portfolio.Instruments.Values
        let loose = DustIn(portfolio, instrument) + BalanceOutsidePositions(portfolio, instrument)
        where loose != 0m
        select new LooseHolding(instrument.Symbol, loose);

    private static decimal DustIn(Portfolio portfolio, Instrument instrument) =>
        portfolio.Ledger.Dust.GetValueOrDefault(instrument.Symbol)?.Quantity.Value ?? 0m;

    // Counted once, at the first market in the asset, as the view does.
    private static decimal BalanceOutsidePositions(Portfolio portfolio, Instrument instrument)
    {
        var (asset, ledger) = (instrument.Base, portfolio.Ledger);
        return asset == portfolio.BaseCurrency || portfolio.Instruments.Values.First(i => i.Base == asset) != instrument
            ? 0m
            : ledger.BookOf(asset).Cash + ledger.BookOf(asset).Margin - ledger.HeldInPositions(asset).Value;
    }
}
