using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;

namespace ActorTrading.Simulation.Venues;

/// <summary>What an order needs, what an account can pay for, and how a trade moves its money.</summary>
internal sealed class Settlement(SimulatedVenueOptions options, MarketBoard markets)
{
    private readonly FeeSchedule _fees = options.Fees;

    private Market? ThirdAsset => _fees.ThirdAssetMarket is { } symbol ? markets.Find(symbol) : null;

    public static Currency AssetOf(WorkingOrder order) => !order.Market.Instrument.IsMargined && order.Side == Side.Sell
        ? order.Market.Instrument.Base
        : order.Market.Instrument.Quote;

    /// <summary>What has to be locked while the rest of the order lives, in <see cref="AssetOf"/>.</summary>
    public decimal RequirementOf(WorkingOrder order)
    {
        var instrument = order.Market.Instrument;
        var price = order.LimitPrice ?? order.Spec.StopPrice?.Value ?? TouchOrZero(order);
        if (!instrument.IsMargined)
        {
            return order.Side == Side.Sell ? order.Remaining : order.Remaining * price * (1m + _fees.QuoteRateMax);
        }

        var opening = order.Spec.ReduceOnly ? 0m : Math.Max(0m, order.Remaining - Closable(order));
        return opening * price * instrument.ContractMultiplier
            * ((1m / order.Account.LeverageOf(order.Market)) + _fees.RateMax);
    }

    /// <summary>How much of an order would shrink what the account has.</summary>
    public static decimal Closable(WorkingOrder order)
    {
        if (!order.Market.Instrument.IsMargined)
        {
            var held = order.Account.Free(order.Market.Instrument.Base) + LockedFor(order);
            return order.Side == Side.Sell ? held : 0m;
        }

        var position = order.Account.Positions.GetValueOrDefault(order.Market.Index);
        return position is not null && position.ClosingSide == order.Side ? position.Quantity : 0m;
    }

    // An order that is about to join a group can use what the group has locked already.
    private static decimal LockedFor(WorkingOrder order)
    {
        if (order.Hold is { } own)
        {
            return own.Amount;
        }

        return order.Spec.OcoGroup is { } id && order.Account.Groups.TryGetValue(id, out var group)
            ? group.HoldOf(order.Account, order.Market.Instrument.Base).Amount
            : 0m;
    }

    /// <summary>How much of the quantity the free funds cover at this price.</summary>
    public decimal Affordable(WorkingOrder order, decimal price, decimal quantity, decimal rate)
    {
        var instrument = order.Market.Instrument;
        var free = Math.Max(0m, order.Account.Free(AssetOf(order)));
        if (!instrument.IsMargined && order.Side == Side.Sell)
        {
            return Math.Min(quantity, free);
        }

        var closing = instrument.IsMargined ? Math.Min(quantity, Closable(order)) : 0m;
        var unit = instrument.IsMargined
            ? price * instrument.ContractMultiplier * ((1m / order.Account.LeverageOf(order.Market)) + rate)
            : price * (1m + (_fees.Asset == FeeAsset.Quote ? rate : 0m));
        return (quantity - closing) * unit <= free ? quantity : closing + (free / unit);
    }

    public decimal RateOf(Domain.Orders.Liquidity liquidity) =>
        liquidity == Domain.Orders.Liquidity.Maker ? _fees.MakerRate : _fees.TakerRate;

    /// <summary>Exchanges the assets of a spot trade and charges the fee.</summary>
    public Amount SettleSpot(WorkingOrder order, decimal price, decimal quantity, decimal rate)
    {
        var (account, instrument, sign) = (order.Account, order.Market.Instrument, order.Side.Sign());
        account.Credit(instrument.Base, sign * quantity);
        account.Credit(instrument.Quote, -sign * price * quantity);
        var fee = SpotFee(order, price, quantity, rate);
        account.Credit(fee.Currency, -fee.Value);
        return fee;
    }

    private Amount SpotFee(WorkingOrder order, decimal price, decimal quantity, decimal rate)
    {
        var instrument = order.Market.Instrument;
        var inQuote = new Amount(FeeSchedule.Rounded(price * quantity * rate), instrument.Quote);
        return _fees.Asset switch
        {
            FeeAsset.Quote => inQuote,
            FeeAsset.Third when ThirdAssetFee(order, price * quantity * rate) is { } fee => fee,
            _ => order.Side == Side.Sell ? inQuote : new(FeeSchedule.Rounded(quantity * rate), instrument.Base),
        };
    }

    private Amount? ThirdAssetFee(WorkingOrder order, decimal valueInQuote)
    {
        if (ThirdAsset is not { HasPrice: true } third || third.Instrument.Quote != order.Market.Instrument.Quote)
        {
            return null;
        }

        var fee = FeeSchedule.Rounded(valueInQuote * (1m - _fees.ThirdAssetDiscount) / third.Last);
        var asset = third.Instrument.Base;
        return order.Account.Free(asset) >= fee ? new(fee, asset) : null;
    }

    private static decimal TouchOrZero(WorkingOrder order) =>
        order.Market.HasPrice ? order.Market.TouchOf(order.Side) : 0m;
}
