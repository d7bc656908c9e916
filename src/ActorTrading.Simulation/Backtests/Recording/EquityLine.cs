using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Simulation.Backtests.Recording;

/// <summary>How the worth of what is held of one symbol follows its price.</summary>
/// <param name="Instrument">Position in the list of feeds.</param>
/// <param name="Slope">Change of equity per unit of price; negative for a short.</param>
/// <param name="Size">Change of the positions' notional per unit of price; never negative.</param>
internal readonly record struct EquityTerm(int Instrument, decimal Slope, decimal Size);

/// <summary>A portfolio's equity as a function of prices: it holds until the books change.</summary>
internal sealed record EquityLine(decimal Constant, ImmutableArray<EquityTerm> Terms)
{
    public static EquityLine Zero { get; } = new(0m, []);

    /// <summary>
    /// The same worth as <see cref="LedgerValuation"/> gives: cash and margin, spot holdings and dust at their price,
    /// contracts at their profit, stray balances at the price of their own market.
    /// </summary>
    public static EquityLine Of(Portfolio portfolio, IReadOnlyDictionary<Symbol, int> indexOf)
    {
        var ledger = portfolio.Ledger;
        var terms = ImmutableArray.CreateBuilder<EquityTerm>();
        var constant = 0m;
        foreach (var (symbol, position) in ledger.Positions)
        {
            var slope = position.SignedQuantity * position.ContractMultiplier;
            constant -= position.IsMargined ? position.Side.Sign() * position.Cost.Value : 0m;
            terms.Add(new(indexOf[symbol], slope, Math.Abs(slope)));
        }

        foreach (var (symbol, dust) in ledger.Dust)
        {
            terms.Add(new(indexOf[symbol], dust.Quantity.Value, Size: 0m));
        }

        foreach (var (asset, book) in ledger.Books)
        {
            var balance = book.Cash + book.Margin - ledger.HeldInPositions(asset).Value;
            if (asset == portfolio.BaseCurrency)
            {
                constant += balance;
            }
            else if (balance != 0m && MarketOf(portfolio, asset) is { } market)
            {
                terms.Add(new(indexOf[market], balance, Size: 0m));
            }
        }

        return new(constant, terms.ToImmutable());
    }

    private static Symbol? MarketOf(Portfolio portfolio, Currency asset)
    {
        foreach (var instrument in portfolio.Instruments.Values)
        {
            if (instrument.Base == asset && instrument.Quote == portfolio.BaseCurrency)
            {
                return instrument.Symbol;
            }
        }

        return null;
    }
}
