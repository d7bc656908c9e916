using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Positions;

/// <summary>
/// Books executions on positions. An execution of the same side adds, of the other side closes; what is left over
/// when a contract position is closed opens one the other way, and the fee is shared in proportion.
/// </summary>
public static class PositionBooking
{
    public static PositionChange Apply(
        Position? position, Instrument instrument, Execution execution, FillContext context)
    {
        if (position is null)
            return execution.Side == Side.Sell && !instrument.IsMargined
                ? Nothing(instrument) with { Unheld = execution.Quantity }
                : Nothing(instrument) with { After = Open(instrument, execution, context) };
        if (position.Side == execution.Side)
            return Nothing(instrument) with { Before = position, After = Increase(position, execution, context) };

        var closing = position.Quantity.Min(execution.Quantity);
        var beyond = execution.Quantity - closing;
        var opens = !beyond.IsZero && instrument.IsMargined;
        var fee = Settlement.Share(execution.Fee, opens ? closing : execution.Quantity, execution.Quantity);
        var change = Reduce(position, execution with { Quantity = closing, Fee = fee }, context);
        return change with
        {
            After = opens
                ? Open(instrument, execution with { Quantity = beyond, Fee = execution.Fee - fee }, context)
                : change.After,
            Unheld = opens ? Quantity.Zero : beyond,
        };
    }

    /// <summary>Ends a round trip whatever is still held, as when the rest is dust.</summary>
    public static ClosedTrade Close(Position position, Timestamp at, FillContext context)
    {
        var trip = position.Trip;
        var multiplier = position.ContractMultiplier;
        return new()
        {
            Symbol = position.Symbol,
            Side = position.Side,
            OpenedAt = position.OpenedAt,
            ClosedAt = at,
            Quantity = trip.Largest,
            EntryPrice = new(trip.EntryValue.Value / (trip.Entered.Value * multiplier)),
            ExitPrice = trip.Exited.IsZero
                ? position.EntryPrice
                : new(trip.ExitValue.Value / (trip.Exited.Value * multiplier)),
            Profit = context.InBase(trip.Profit),
            Fees = context.InBase(trip.Fees),
            ProfitRatio = trip.EntryValue.IsZero ? 0m : trip.Profit.Value / trip.EntryValue.Value,
            ExitReason = context.ExitReason,
            EntryRule = position.Origin.RuleName,
            ExitRule = context.RuleName,
        };
    }

    private static PositionChange Nothing(Instrument instrument) => new()
    {
        Before = null,
        After = null,
        Realised = Amount.Zero(instrument.Quote),
        RealisedFifo = Amount.Zero(instrument.Quote),
    };

    private static Position Open(Instrument instrument, Execution execution, FillContext context)
    {
        var zero = Amount.Zero(instrument.Quote);
        var empty = new Position
        {
            Symbol = instrument.Symbol,
            Base = instrument.Base,
            Quote = instrument.Quote,
            IsMargined = instrument.IsMargined,
            ContractMultiplier = instrument.ContractMultiplier,
            MaintenanceMarginRate = instrument.MaintenanceMarginRate,
            TickSize = instrument.Filters.TickSize,
            Group = instrument.Group,
            Side = execution.Side,
            Quantity = Quantity.Zero,
            Cost = zero,
            Lots = [],
            BestPrice = execution.Price,
            OpenedAt = execution.At,
            Origin = new(context.OrderId, context.Rule, context.RuleVersion, context.RuleName),
            Exits = context.Exits,
            Leverage = instrument.IsMargined ? context.Leverage : 1m,
            Margin = zero,
            Trip = RoundTrip.Start(instrument.Quote),
        };
        return Add(empty, execution, context);
    }

    private static Position Increase(Position position, Execution execution, FillContext context)
    {
        var stop = ExitLevels.Of(position).Stop;
        return Add(position with { StopFloor = stop }, execution, context);
    }

    private static Position Add(Position position, Execution execution, FillContext context)
    {
        var value = ValueOf(position, execution);
        var quantity = position.Quantity + execution.Quantity;
        var trip = position.Trip;
        return position.Observe(execution.Price) with
        {
            Quantity = quantity,
            Cost = position.Cost + value,
            Lots = FifoLots.Add(position.Lots, new(execution.Quantity, value, execution.At, execution.Fee)),
            Margin = position.IsMargined
                ? position.Margin + Settlement.Round(value / context.Leverage)
                : position.Margin,
            Trip = trip with
            {
                Largest = quantity > trip.Largest ? quantity : trip.Largest,
                Entered = trip.Entered + execution.Quantity,
                EntryValue = trip.EntryValue + value,
                Fees = trip.Fees + execution.Fee,
            },
        };
    }

    internal static PositionChange Reduce(Position position, Execution execution, FillContext context)
    {
        var closed = execution.Quantity;
        var value = ValueOf(position, execution);
        var isAll = closed == position.Quantity;
        var cost = Settlement.Share(position.Cost, closed, position.Quantity);
        var (lots, fifoCost) = FifoLots.Take(position.Lots, closed);
        var (realised, fifo) = ((value - cost) * position.Side.Sign(), (value - fifoCost) * position.Side.Sign());
        var after = position.Observe(execution.Price) with
        {
            Quantity = position.Quantity - closed,
            Cost = position.Cost - cost,
            Lots = lots,
            Margin = position.Margin - Settlement.Share(position.Margin, closed, position.Quantity),
            Trip = position.Trip with
            {
                Exited = position.Trip.Exited + closed,
                ExitValue = position.Trip.ExitValue + value,
                Realised = position.Trip.Realised + realised,
                RealisedFifo = position.Trip.RealisedFifo + fifo,
                Fees = position.Trip.Fees + execution.Fee,
            },
        };
        return new()
        {
            Before = position,
            After = isAll ? null : after,
            Realised = realised,
            RealisedFifo = fifo,
            Closed = isAll ? Close(after, execution.At, context) : null,
        };
    }

    private static Amount ValueOf(Position position, Execution execution) => Settlement.Round(
        new Amount(execution.Price.Value * execution.Quantity.Value * position.ContractMultiplier, position.Quote));
}
