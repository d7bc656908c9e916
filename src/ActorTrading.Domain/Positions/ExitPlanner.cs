using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Positions;

/// <summary>
/// Which protective orders should rest for a position: a stop (trailing or not) and a target, reduce-only, for the
/// whole position, one group of which one cancels the other. Without leverage: percentages are of the entry price.
/// </summary>
public static class ExitPlanner
{
    /// <remarks>
    /// The target is the nearer of the take-profit and the ROI step that holds. A ROI ratio is to be exceeded
    /// strictly, so its limit rests one tick beyond (at the threshold itself where the venue has no tick); a ratio of
    /// minus one or less closes. What the venue's filters make unsellable is left alone.
    /// </remarks>
    public static ExitDecision Plan(Position position, Instrument instrument, Timestamp now)
    {
        var plan = position.Exits;
        var age = now - position.OpenedAt;
        if (age >= plan.TimeExit)
            return new ExitDecision.CloseNow(ExitReason.TimeExit);
        var ratio = RoiTable.RequiredRatio(plan.RoiTable, age);
        if (ratio <= -1m)
            return new ExitDecision.CloseNow(ExitReason.Roi);

        var quantity = position.Quantity.RoundDownTo(instrument.Filters.LotStep);
        var orders = DustRule.IsDust(quantity, position.EntryPrice, instrument)
            ? []
            : Orders(position, instrument, quantity, ratio);
        return new ExitDecision.Rest(orders, NextChange(plan, position.OpenedAt, now));
    }

    /// <summary>Whether a stop that fills now was the plan's own or had been trailed there.</summary>
    public static ExitReason ReasonOfStop(Position position)
    {
        var levels = ExitLevels.Of(position);
        return levels.Trailing is not null && levels.Stop != levels.InitialStop
            ? ExitReason.TrailingStop
            : ExitReason.StopLoss;
    }

    private static ImmutableArray<ProtectiveOrder> Orders(
        Position position, Instrument instrument, Quantity quantity, decimal? roi)
    {
        var tick = instrument.Filters.TickSize;
        var levels = ExitLevels.Of(position);
        var order = new OrderSpec
        {
            Symbol = position.Symbol,
            Side = position.Side.Opposite(),
            Type = OrderType.Limit,
            Quantity = quantity,
            ReduceOnly = true,
        };
        var stop = Stop(levels, order);
        var target = Target(position, levels, roi, tick) is var (price, reason)
            ? new ProtectiveOrder(order with { LimitPrice = price }, reason)
            : null;
        var oco = stop is null || target is null ? (OcoGroupId?)null : OcoGroup.ForExitsOf(position.Origin.OrderId);
        return [.. from exit in new[] { stop, target }
            where exit is not null
            select exit with { Spec = OrderRounding.ToFilters(exit.Spec with { OcoGroup = oco }, instrument) }];
    }

    private static ProtectiveOrder? Stop(ExitLevels levels, OrderSpec order) => levels switch
    {
        { Trailing: { } trailing } =>
            new(order with { Type = OrderType.TrailingStop, Trailing = trailing }, ExitReason.TrailingStop),
        { Stop: { } stop } => new(order with { Type = OrderType.Stop, StopPrice = stop }, ExitReason.StopLoss),
        _ => null,
    };

    private static (Price Price, ExitReason Reason)? Target(
        Position position, ExitLevels levels, decimal? roi, decimal tick)
    {
        if (roi is not { } ratio)
            return levels.Target is { } only ? (only, ExitReason.TakeProfit) : null;

        var beyond = JustBeyond(
            new(position.EntryPrice.Value * (1m + (position.Side.Sign() * ratio))), position.Side, tick);
        return levels.Target is { } target && (position.Side == Side.Buy ? target <= beyond : target >= beyond)
            ? (target, ExitReason.TakeProfit)
            : (beyond, ExitReason.Roi);
    }

    private static Price JustBeyond(Price threshold, Side side, decimal tick) => side == Side.Buy
        ? new(threshold.RoundDownTo(tick).Value + tick)
        : new(threshold.RoundUpTo(tick).Value - tick);

    private static Timestamp? NextChange(ExitPlan plan, Timestamp openedAt, Timestamp now)
    {
        Timestamp? timeExit = plan.TimeExit is { } age ? openedAt + age : null;
        var step = RoiTable.NextStepAt(plan.RoiTable, openedAt, now);
        return timeExit is null || step < timeExit ? step : timeExit;
    }
}
