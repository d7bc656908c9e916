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
            EquityLevels = EquityWatch.LevelsOf(portfolio),
            Armings = portfolio.ArmingOf,
            LedgerVersion = portfolio.LedgerVersion,
        };
    }

    private static HeldPosition Held(Position position) => new(
        position.Symbol,
        position.Side,
        position.SignedQuantity * position.ContractMultiplier,
        position.EntryPrice,
        position.BestPrice,
        position.Exits.Trailing is not null);
}
