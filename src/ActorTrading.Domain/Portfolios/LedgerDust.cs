using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Positions;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Portfolios;

/// <summary>
/// The dust ledger: a spot remainder that the venue's filters do not let one sell ends its position and is kept on
/// record here, at its cost. It stays part of equity, and a later sale in its symbol that exceeds the position takes
/// it.
/// </summary>
internal static class LedgerDust
{
    public static LedgerChange Settle(
        LedgerChange change, Instrument instrument, Price price, Timestamp at, FillContext context)
    {
        var ledger = change.Ledger;
        if (instrument.IsMargined || ledger.PositionIn(instrument.Symbol) is not { } position
            || !DustRule.IsDust(position.Quantity, price, instrument))
            return change;

        var zero = Amount.Zero(instrument.Quote);
        var dust = ledger.Dust.GetValueOrDefault(instrument.Symbol) ?? new(Quantity.Zero, instrument.Base, zero, zero);
        var moved = new Amount(position.Quantity.Value, instrument.Base);
        var closed = PositionBooking.Close(position, at, context);
        var settled = LedgerBooking.WithPosition(ledger, instrument.Symbol, null) with
        {
            Dust = ledger.Dust.SetItem(instrument.Symbol, dust with
            {
                Quantity = dust.Quantity + position.Quantity,
                Cost = dust.Cost + position.Cost,
                FifoCost = position.Lots.Aggregate(dust.FifoCost, (cost, lot) => cost + lot.Cost),
            }),
        };
        return LedgerPosting.Post(
            change with
            {
                Ledger = settled,
                Position = change.Position is { } made ? made with { After = null, Closed = closed } : null,
                Closed = closed,
                Flags = change.Flags | LedgerFlag.DustLeft,
            },
            new(LedgerAccount.Cash, -moved), new(LedgerAccount.Dust, moved));
    }

    /// <summary>Takes what was sold beyond the position out of the dust, as far as there is any.</summary>
    public static LedgerChange Sell(LedgerChange change, Instrument instrument, Quantity unheld, Price price)
    {
        var ledger = change.Ledger;
        var dust = ledger.Dust.GetValueOrDefault(instrument.Symbol);
        var sold = dust is null ? Quantity.Zero : unheld.Min(dust.Quantity);
        if (sold < unheld)
            change = change with { Flags = change.Flags | LedgerFlag.SoldWithoutPosition };
        if (dust is null)
            return change;

        var cost = Settlement.Share(dust.Cost, sold, dust.Quantity);
        var fifoCost = Settlement.Share(dust.FifoCost, sold, dust.Quantity);
        var value = Settlement.Round(instrument.Notional(price, sold));
        var result = ledger.ResultIn(instrument.Quote);
        var after = ledger with
        {
            Dust = sold == dust.Quantity
                ? ledger.Dust.Remove(instrument.Symbol)
                : ledger.Dust.SetItem(
                    instrument.Symbol, new(
                        dust.Quantity - sold, dust.Base, dust.Cost - cost, dust.FifoCost - fifoCost)),
            Results = ledger.Results.SetItem(instrument.Quote, result with
            {
                Realised = result.Realised + value - cost,
                RealisedFifo = result.RealisedFifo + value - fifoCost,
            }),
        };
        var moved = new Amount(sold.Value, instrument.Base);
        return LedgerPosting.Post(
            change with { Ledger = after }, new(LedgerAccount.Dust, -moved), new(LedgerAccount.Cash, moved));
    }
}
