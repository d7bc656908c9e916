using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Positions;

namespace ActorTrading.Domain.Portfolios;

/// <summary>Fees in the quote currency, the base asset or a third one.</summary>
internal static class LedgerFees
{
    /// <summary>What a fee is worth in the quote currency; null where nobody said what its asset is worth.</summary>
    public static Amount? ValueInQuote(Fill fill, Instrument instrument, FillContext context)
    {
        var fee = fill.Fee;
        if (fee.IsZero || fee.Currency == instrument.Quote)
            return new(fee.Value, instrument.Quote);
        return (fee.Currency == instrument.Base ? fill.Price.Value : context.FeeToQuote) is { } rate
            ? Settlement.Round(new Amount(fee.Value * rate, instrument.Quote))
            : null;
    }

    /// <summary>
    /// By how much a fill moves the position. A spot fee in the base asset makes a purchase smaller and a sale larger
    /// than the quantity that traded: it is a disposal at the fill's price, whose proceeds pay the fee.
    /// </summary>
    public static Quantity PositionQuantity(Fill fill, Instrument instrument)
    {
        if (instrument.IsMargined || fill.Fee.Currency != instrument.Base)
            return fill.Quantity;
        return new(Math.Max(0m, fill.Quantity.Value - (fill.Side.Sign() * fill.Fee.Value)));
    }

    public static bool IsThirdAsset(Fill fill, Instrument instrument) =>
        fill.Fee.Currency != instrument.Quote && (instrument.IsMargined || fill.Fee.Currency != instrument.Base);

    /// <summary>
    /// A fee in a third asset comes out of what is held of it outside positions first; what is missing is sold out of
    /// the spot positions in it, at the rate of the fee where that is in their currency and else at cost.
    /// </summary>
    public static LedgerChange CoverThirdAsset(
        LedgerChange change, Fill fill, Instrument instrument, FillContext context)
    {
        if (!IsThirdAsset(fill, instrument))
            return change;
        var missing = (change.Ledger.HeldInPositions(fill.Fee.Currency) - change.Ledger.Cash(fill.Fee.Currency)).Value;
        foreach (var (_, position) in change.Ledger.Positions)
        {
            if (position.IsMargined || position.Base != fill.Fee.Currency || missing <= 0m)
                continue;
            var sold = position.Quantity.Min(new(missing));
            missing -= sold.Value;
            change = SellForFee(
                change, position, sold, fill, context.FeeToQuote is { } rate && position.Quote == instrument.Quote
                ? new Price(rate)
                : position.EntryPrice);
        }

        return change;
    }

    private static LedgerChange SellForFee(
        LedgerChange change, Position position, Quantity quantity, Fill fill, Price price)
    {
        var context = new FillContext { OrderId = fill.OrderId, BaseCurrency = change.Ledger.BaseCurrency };
        var execution = new Execution(Side.Sell, quantity, price, Amount.Zero(position.Quote), fill.At);
        var sale = PositionBooking.Reduce(position, execution, context);
        var result = change.Ledger.ResultIn(position.Quote);
        var ledger = LedgerBooking.WithPosition(change.Ledger, position.Symbol, sale.After) with
        {
            Results = change.Ledger.Results.SetItem(position.Quote, result with
            {
                Realised = result.Realised + sale.Realised,
                RealisedFifo = result.RealisedFifo + sale.RealisedFifo,
            }),
        };
        return change with { Ledger = ledger.AssertBalanced(), Closed = change.Closed ?? sale.Closed };
    }
}
