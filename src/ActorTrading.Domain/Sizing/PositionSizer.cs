using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Risk;

namespace ActorTrading.Domain.Sizing;

/// <summary>
/// Turns a method into a quantity: what the method asks for, cut to what the caps, the cash and the venue allow,
/// rounded down. An order against a position is cut to what closes it; it never turns the position round.
/// </summary>
public static class PositionSizer
{
    private const decimal PointsPerWhole = 100m;

    /// <summary>
    /// Digits kept where the venue states no lot, so that a rounded division never exceeds what it divides.
    /// </summary>
    private const int QuantityDecimals = 12;

    public static SizingResult Size(SizingRequest request)
    {
        var trace = new SizingTrace();
        if (SizingRequestRules.Check(request) is { } invalid)
        {
            return trace.Refuse(invalid);
        }

        var equity = trace.Note("equity", request.Portfolio.Equity.Value);
        trace.Note("reference_price", request.ReferencePrice.Value);
        if (equity is <= 0m or > SaneNumber.Max)
        {
            return trace.Refuse(
                SizingCodes.NoEquity, $"The portfolio's equity is {request.Portfolio.Equity}; nothing can be sized.");
        }

        var position = request.Portfolio.PositionIn(request.Instrument.Symbol);
        return position is not null && position.Side != request.Side
            ? Reducing(request, position, trace)
            : Opening(request, position, trace);
    }

    private static SizingResult Reducing(SizingRequest request, PositionView position, SizingTrace trace)
    {
        var held = trace.Note("position_quantity", position.Quantity.Value);
        var pending = PendingOrders.Quantity(request.Portfolio, position.Symbol, request.Side);
        var open = held - trace.Note("pending_quantity", pending);
        if (open <= 0m)
        {
            return trace.Refuse(
                SizingCodes.AlreadyClosing,
                $"Orders in flight close all {held} of {position.Symbol} already; cancel them first.");
        }

        return Fit(request, open, trace);
    }

    private static SizingResult Opening(SizingRequest request, PositionView? position, SizingTrace trace)
    {
        var symbol = request.Instrument.Symbol;
        if (request.Side == Side.Sell && !(request.Instrument.IsMargined && request.OpensShort))
        {
            return trace.Refuse(SizingCodes.NoPosition, $"There is nothing of {symbol} to sell.");
        }

        if (request.Method is SizingMethod.FullPosition)
        {
            return trace.Refuse(
                SizingCodes.FullPositionIsForExits,
                $"No position in {symbol} is there to close; size entries by another method.");
        }

        var roomByPosition = RoomByPosition(request, position, trace);
        if (roomByPosition <= 0m)
        {
            return trace.Refuse(
                SizingCodes.MaxPositionReached,
                $"{symbol} with orders in flight is at its cap of {request.MaxPositionPercentage} % of equity.");
        }

        var roomByCash = RoomByCash(request, trace);
        return roomByCash <= 0m
            ? trace.Refuse(SizingCodes.NoCash, $"No free cash is left to trade {symbol}.")
            : Fit(request, Math.Min(roomByPosition, roomByCash), trace);
    }

    private static decimal RoomByPosition(SizingRequest request, PositionView? position, SizingTrace trace)
    {
        if (request.MaxPositionPercentage is not { } cap)
        {
            return SaneNumber.Max;
        }

        var held = trace.Note("position_notional", position?.Notional.Value ?? 0m);
        var pending = PendingOrders.Quantity(request.Portfolio, request.Instrument.Symbol, request.Side);
        var pendingNotional = trace.Note("pending_notional", pending * UnitValue(request) * request.QuoteToBaseRate);
        var allowed = trace.Note("max_position_notional", request.Portfolio.Equity.Value * (cap / PointsPerWhole));
        var room = Math.Max(0m, allowed - held - pendingNotional);
        return trace.Note("room_by_position", SaneNumber.Divide(room / request.QuoteToBaseRate, UnitValue(request)));
    }

    // As much as the order will reserve: what is sized by all cash would otherwise not be covered by it.
    private static decimal RoomByCash(SizingRequest request, SizingTrace trace)
    {
        var free = request.FreeQuote?.Value ?? (request.Portfolio.FreeCash.Value / request.QuoteToBaseRate);
        trace.Note("free_cash", free);
        var share = request.Instrument.IsMargined ? 1m / request.Leverage : 1m;
        var costPerUnit = UnitValue(request) * (1m + request.SlippageAllowance) * (share + request.TakerFeeRate);
        return trace.Note("room_by_cash", SaneNumber.Divide(Math.Max(0m, free), costPerUnit));
    }

    private static SizingResult Fit(SizingRequest request, decimal room, SizingTrace trace)
    {
        var unitValue = UnitValue(request);
        var equity = request.Portfolio.Equity.Value / request.QuoteToBaseRate;
        var wish = SizingFormula.Of(request, unitValue, equity, trace);
        if (wish.Refusal is { } refusal)
        {
            return trace.Refuse(refusal);
        }

        trace.Note("wished_quantity", Math.Min(wish.Size, SaneNumber.Max));
        var capped = Math.Min(Math.Min(wish.Size, room), RoomByFilters(request, unitValue));
        var lot = request.Instrument.Filters.LotStepFor(request.IsMarketOrder);
        var digits = decimal.Round(capped, QuantityDecimals, MidpointRounding.ToZero);
        var size = trace.Note("rounded_quantity", Rounding.Down(digits, lot));
        return TooSmall(request, size, unitValue) is { } tooSmall ? trace.Refuse(tooSmall) : trace.Accept(size);
    }

    private static decimal RoomByFilters(SizingRequest request, decimal unitValue)
    {
        var filters = request.Instrument.Filters;
        var byQuantity = filters.MaxQuantityFor(request.IsMarketOrder) ?? SaneNumber.Max;
        return NotionalFilterHolds(request) && filters.MaxNotional is { } notional
            ? Math.Min(byQuantity, SaneNumber.Divide(notional, unitValue))
            : byQuantity;
    }

    private static Refusal? TooSmall(SizingRequest request, decimal size, decimal unitValue)
    {
        var (symbol, filters) = (request.Instrument.Symbol, request.Instrument.Filters);
        var least = filters.MinQuantityFor(request.IsMarketOrder);
        if (size <= 0m || size < least)
        {
            return new(
                SizingCodes.BelowMinimumQuantity,
                $"The size rounds down to {size} {symbol}; the venue takes {least} or more and at least one lot.");
        }

        return NotionalFilterHolds(request) && size * unitValue < filters.MinNotional
            ? new(
                SizingCodes.BelowMinimumNotional,
                $"{size} {symbol} is worth {size * unitValue}; the venue takes {filters.MinNotional} or more.")
            : null;
    }

    private static bool NotionalFilterHolds(SizingRequest request) =>
        !request.IsMarketOrder || request.Instrument.Filters.NotionalAppliesToMarket;

    private static decimal UnitValue(SizingRequest request) =>
        request.ReferencePrice.Value * request.Instrument.ContractMultiplier;
}
