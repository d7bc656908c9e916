using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Positions;

namespace ActorTrading.Domain.Portfolios;

/// <summary>Marks a ledger to market.</summary>
public static class LedgerValuation
{
    /// <param name="markOf">The mark price of a symbol; null where none is known.</param>
    /// <param name="rateOf">
    /// What one unit of an asset is worth in the base currency; null where unknown. Needed for quote currencies other
    /// than the base currency and for assets that are held outside positions.
    /// </param>
    public static LedgerMark Mark(Ledger ledger, Func<Symbol, Price?> markOf, Func<Currency, decimal?>? rateOf = null)
    {
        var valuer = new Valuer(ledger.BaseCurrency, markOf, rateOf);
        var positions = ImmutableArray.CreateBuilder<PositionView>(ledger.Positions.Count);
        var equity = 0m;
        foreach (var (_, position) in ledger.Positions)
        {
            var view = valuer.View(position);
            positions.Add(view);
            equity += position.IsMargined ? view.UnrealisedProfit.Value : view.Notional.Value;
        }

        foreach (var (symbol, dust) in ledger.Dust)
            equity += valuer.Worth(symbol, dust);
        foreach (var (asset, book) in ledger.Books)
            equity += valuer.Worth(asset, book.Cash + book.Margin - ledger.HeldInPositions(asset).Value);

        Amount InBase(decimal value) => new(value, ledger.BaseCurrency);
        return new()
        {
            Equity = InBase(equity),
            FreeCash = ledger.Free(ledger.BaseCurrency),
            ReservedCash = ledger.Reserved(ledger.BaseCurrency),
            Exposure = InBase(positions.Sum(p => p.Notional.Value)),
            UnrealisedProfit = InBase(positions.Sum(p => p.UnrealisedProfit.Value)),
            Positions = positions.ToImmutable(),
            Unmarked = [.. valuer.Unmarked],
            Unpriced = [.. valuer.Unpriced],
        };
    }

    private sealed class Valuer(Currency baseCurrency, Func<Symbol, Price?> markOf, Func<Currency, decimal?>? rateOf)
    {
        public SortedSet<Symbol> Unmarked { get; } = [];

        public SortedSet<Currency> Unpriced { get; } = [];

        public PositionView View(Position position)
        {
            var mark = markOf(position.Symbol);
            if (mark is null)
                Unmarked.Add(position.Symbol);
            var price = mark ?? position.EntryPrice;
            return new()
            {
                Symbol = position.Symbol,
                Side = position.Side,
                Quantity = position.Quantity,
                EntryPrice = position.EntryPrice,
                MarkPrice = price,
                BestPrice = position.BestPrice,
                OpenedAt = position.OpenedAt,
                Notional = InBase(position.Notional(price)),
                UnrealisedProfit = InBase(position.UnrealisedProfit(price)),
                Group = position.Group,
            };
        }

        public decimal Worth(Symbol symbol, DustHolding dust) => markOf(symbol) is { } mark
            ? InBase(new Amount(mark.Value * dust.Quantity.Value, dust.Cost.Currency)).Value
            : InBase(dust.Cost).Value;

        public decimal Worth(Currency asset, decimal value) =>
            value == 0m ? 0m : InBase(new Amount(value, asset)).Value;

        private Amount InBase(Amount amount) => new(amount.Value * RateOf(amount.Currency), baseCurrency);

        private decimal RateOf(Currency asset)
        {
            if (asset == baseCurrency)
                return 1m;
            if (rateOf?.Invoke(asset) is { } rate)
                return rate;
            Unpriced.Add(asset);
            return 0m;
        }
    }
}
