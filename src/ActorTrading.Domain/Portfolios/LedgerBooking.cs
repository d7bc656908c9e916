using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Positions;

namespace ActorTrading.Domain.Portfolios;

/// <summary>Books fills and funding.</summary>
internal static class LedgerBooking
{
    public static LedgerChange Book(Ledger ledger, Fill fill, Instrument instrument, FillContext context)
    {
        fill = fill with { Quantity = Settlement.Round(fill.Quantity), Fee = Settlement.Round(fill.Fee) };
        if (fill.Symbol != instrument.Symbol || fill.Quantity.IsZero || !fill.Price.IsPositive)
            throw new ArgumentException(
                $"Trade {fill.TradeId} is no execution in {instrument.Symbol}: {fill}.", nameof(fill));
        var value = LedgerFees.ValueInQuote(fill, instrument, context);
        var before = ledger.PositionIn(fill.Symbol);
        var quantity = LedgerFees.PositionQuantity(fill, instrument);
        var execution = new Execution(fill.Side, quantity, fill.Price, value ?? Amount.Zero(instrument.Quote), fill.At);
        var position = quantity.IsZero ? null : PositionBooking.Apply(before, instrument, execution, context);

        var change = new LedgerChange
        {
            Ledger = position is null ? ledger : WithPosition(ledger, fill.Symbol, position.After),
            Position = position,
            Closed = position?.Closed,
            Flags = value is null ? LedgerFlag.FeeValueUnknown : LedgerFlag.None,
        };
        change = Record(change, instrument.Quote, position, execution.Fee);
        change = instrument.IsMargined ? Settle(change, fill, before) : Exchange(change, fill, instrument);
        change = Consume(change, fill, instrument, before);
        if (position is { Unheld.IsZero: false })
            change = LedgerDust.Sell(change, instrument, position.Unheld, fill.Price);
        change = LedgerFees.CoverThirdAsset(change, fill, instrument, context);
        if (!instrument.IsMargined && fill.Side == Side.Sell && context.Leaves.IsZero)
            change = LedgerDust.Settle(change, instrument, fill.Price, fill.At, context);
        return Flagged(change, fill, instrument);
    }

    public static LedgerChange BookLiquidation(Ledger ledger, Fill fill, Instrument instrument, FillContext context)
    {
        var before = ledger.PositionIn(fill.Symbol);
        var change = Book(ledger, fill, instrument, context);
        if (before is null || change.Position is not { } position)
            return change;

        var released = before.Margin - (position.After?.Margin ?? Amount.Zero(instrument.Quote));
        var fee = Settlement.Round(LedgerFees.ValueInQuote(fill, instrument, context) ?? Amount.Zero(instrument.Quote));
        var left = released + position.Realised - fee;
        return left.IsNegative ? Insure(change, -left, before, context) : change;
    }

    public static LedgerChange BookFunding(Ledger ledger, Symbol symbol, Amount received)
    {
        var result = ledger.ResultIn(received.Currency);
        var booked = ledger with
        {
            Positions = ledger.PositionIn(symbol) is { } position
                ? ledger.Positions.SetItem(symbol, position.WithFunding(received))
                : ledger.Positions,
            Results = ledger.Results.SetItem(received.Currency, result with { Funding = result.Funding + received }),
        };
        var change = LedgerPosting.Post(
            booked, new Posting(LedgerAccount.Cash, received), new Posting(LedgerAccount.Funding, -received));
        return IsOverdrawn(change.Ledger, received.Currency) ? change with { Flags = LedgerFlag.Overdrawn } : change;
    }

    public static Ledger WithPosition(Ledger ledger, Symbol symbol, Position? position) => ledger with
    {
        Positions = position is null ? ledger.Positions.Remove(symbol) : ledger.Positions.SetItem(symbol, position),
    };

    private static LedgerChange Record(LedgerChange change, Currency quote, PositionChange? position, Amount fee)
    {
        var result = change.Ledger.ResultIn(quote);
        var next = result with
        {
            Realised = result.Realised + (position?.Realised ?? Amount.Zero(quote)),
            RealisedFifo = result.RealisedFifo + (position?.RealisedFifo ?? Amount.Zero(quote)),
            Fees = result.Fees + fee,
        };
        return change with { Ledger = change.Ledger with { Results = change.Ledger.Results.SetItem(quote, next) } };
    }

    /// <summary>Spot: the assets change hands.</summary>
    private static LedgerChange Exchange(LedgerChange change, Fill fill, Instrument instrument)
    {
        var bought = new Amount(fill.Side.Sign() * fill.Quantity.Value, instrument.Base);
        var paid = Settlement.Round(instrument.Notional(fill.Price, fill.Quantity)) * fill.Side.Sign();
        return LedgerPosting.Post(
            change,
            new(LedgerAccount.Cash, bought), new(LedgerAccount.Venue, -bought),
            new(LedgerAccount.Cash, -paid), new(LedgerAccount.Venue, paid),
            new(LedgerAccount.Cash, -fill.Fee), new(LedgerAccount.Fees, fill.Fee));
    }

    /// <summary>Contracts: margin moves to or from the position, and profit is settled in cash.</summary>
    private static LedgerChange Settle(LedgerChange change, Fill fill, Position? before)
    {
        var position = change.Position!;
        var margin = MarginTaken(position, before);
        return LedgerPosting.Post(
            change,
            new(LedgerAccount.Cash, -margin), new(LedgerAccount.Margin, margin),
            new(LedgerAccount.Cash, position.Realised), new(LedgerAccount.RealisedProfit, -position.Realised),
            new(LedgerAccount.Cash, -fill.Fee), new(LedgerAccount.Fees, fill.Fee));
    }

    private static Amount MarginTaken(PositionChange change, Position? before)
    {
        var zero = Amount.Zero(change.Realised.Currency);
        return (change.After?.Margin ?? zero) - (before?.Margin ?? zero);
    }

    /// <summary>What the fill took no longer needs to be reserved for its order.</summary>
    private static LedgerChange Consume(LedgerChange change, Fill fill, Instrument instrument, Position? before)
    {
        if (!change.Ledger.Reservations.TryGetValue(fill.OrderId, out var reserved))
            return change;
        var taken = Taken(change, fill, instrument, before);
        if (fill.Fee.Currency == taken.Currency)
            taken += fill.Fee;
        if (taken.Currency != reserved.Currency || taken.Value <= 0m)
            return change;
        var reservations = taken < reserved
            ? change.Ledger.Reservations.SetItem(fill.OrderId, reserved - taken)
            : change.Ledger.Reservations.Remove(fill.OrderId);
        return change with { Ledger = change.Ledger with { Reservations = reservations } };
    }

    private static Amount Taken(LedgerChange change, Fill fill, Instrument instrument, Position? before) =>
        instrument.IsMargined ? MarginTaken(change.Position!, before)
        : fill.Side == Side.Buy ? instrument.Notional(fill.Price, fill.Quantity)
        : new Amount(fill.Quantity.Value, instrument.Base);

    private static LedgerChange Insure(LedgerChange change, Amount shortfall, Position before, FillContext context)
    {
        var result = change.Ledger.ResultIn(shortfall.Currency);
        var results = change.Ledger.Results.SetItem(
            shortfall.Currency, result with { Insured = result.Insured + shortfall });
        var closed = change.Closed is not { } trade ? null : trade with
        {
            Profit = trade.Profit + context.InBase(shortfall),
            ProfitRatio = trade.ProfitRatio + (shortfall.Value / before.Trip.EntryValue.Value),
        };
        return LedgerPosting.Post(
            change with
            {
                Ledger = change.Ledger with { Results = results },
                Position = change.Position! with { Closed = closed },
                Closed = closed,
                Flags = change.Flags | LedgerFlag.InsuranceUsed,
            },
            new(LedgerAccount.Cash, shortfall), new(LedgerAccount.Insurance, -shortfall));
    }

    private static LedgerChange Flagged(LedgerChange change, Fill fill, Instrument instrument)
    {
        var flags = change.Flags;
        if (IsOverdrawn(change.Ledger, instrument.Base) || IsOverdrawn(change.Ledger, instrument.Quote))
            flags |= LedgerFlag.Overdrawn;
        if (LedgerFees.IsThirdAsset(fill, instrument) && IsOverdrawn(change.Ledger, fill.Fee.Currency))
            flags |= LedgerFlag.FeeOverdrawn;
        return change with { Flags = flags };
    }

    private static bool IsOverdrawn(Ledger ledger, Currency asset) => ledger.Free(asset).IsNegative;
}
