using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Positions;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Portfolios;

/// <summary>
/// The dust ledger: a spot remainder that the venue's filters do not let one sell ends its position and is kept on record here,
/// at its cost. It stays part of equity, and a later sale in its symbol that exceeds the position takes it.
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

        var (held, cost) = ledger.Dust.TryGetValue(instrument.Symbol, out var dust)
            ? (dust.Quantity, dust.Cost)
            : (Quantity.Zero, Amount.Zero(instrument.Quote));
        var moved = new Amount(position.Quantity.Value, instrument.Base);
        var closed = PositionBooking.Close(position, at, context);
        var settled = LedgerBooking.WithPosition(ledger, instrument.Symbol, null) with
        {
            Dust = ledger.Dust.SetItem(
                instrument.Symbol, new(held + position.Quantity, instrument.Base, cost + position.Cost)),
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

        var cost = sold == dust.Quantity ? dust.Cost : dust.Cost * sold.Value / dust.Quantity.Value;
        var realised = instrument.Notional(price, sold) - cost;
        var result = ledger.ResultIn(instrument.Quote);
        var after = ledger with
        {
            Dust = sold == dust.Quantity
                ? ledger.Dust.Remove(instrument.Symbol)
                : ledger.Dust.SetItem(instrument.Symbol, dust with { Quantity = dust.Quantity - sold, Cost = dust.Cost - cost }),
            Results = ledger.Results.SetItem(instrument.Quote, result with
            {
                Realised = result.Realised + realised,
                RealisedFifo = result.RealisedFifo + realised,
            }),
        };
        var moved = new Amount(sold.Value, instrument.Base);
        return LedgerPosting.Post(
            change with { Ledger = after }, new(LedgerAccount.Dust, -moved), new(LedgerAccount.Cash, moved));
    }
}
