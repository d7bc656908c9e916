using System.Globalization;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Simulation.Venues;

/// <summary>
/// The life of orders at the venue: opened, traded, shrunk, closed, each with its reports and its funds.
/// </summary>
internal sealed class OrderDesk(VenueCore core, Settlement settlement)
{
    private readonly VenueClock _clock = core.Clock;
    private readonly ReportOutlet _outlet = core.Outlet;
    private readonly MarginBooks _margins = new(core.Counters);

    /// <summary>How much more would have to be free for this order.</summary>
    public decimal MissingFor(WorkingOrder order)
    {
        order.Requirement = settlement.RequirementOf(order);
        return HoldFor(order).Missing(order.Requirement);
    }

    public void Open(WorkingOrder order)
    {
        if (order.Spec.OcoGroup is { } groupId)
        {
            order.Group = GroupOf(order.Account, groupId);
            order.Group.Members.Add(order);
        }

        var hold = HoldFor(order);
        hold.Join(order);
        hold.Restore();
        order.Account.Open.Add(order.Id, order);
        _outlet.Tell(order, new VenueReport.Accepted(order.VenueOrderId) { OrderId = order.Id, At = _clock.Now });
    }

    /// <summary>Takes over an order that is open, with what is locked for it.</summary>
    public static void Adopt(WorkingOrder order, decimal held)
    {
        if (order.Spec.OcoGroup is { } groupId)
        {
            order.Group = GroupOf(order.Account, groupId);
            order.Group.Members.Add(order);
        }

        var hold = HoldFor(order);
        hold.Join(order);
        hold.Adopt(held);
        order.Account.Open.Add(order.Id, order);
    }

    /// <summary>The order waits for liquidity, behind those that do already.</summary>
    public void Await(WorkingOrder order)
    {
        order.Turn = core.Counters.NextTurn++;
        order.Market.Waiting.Add(order);
    }

    public void Trigger(WorkingOrder order, decimal stopPrice)
    {
        order.Market.BookOf(order.Side).Remove(order);
        order.IsTriggered = true;
        _outlet.Tell(order, new VenueReport.Triggered(new(stopPrice)) { OrderId = order.Id, At = _clock.Now });
    }

    public void Cancel(WorkingOrder order, string reason)
    {
        Close(order, OrderStatus.Canceled);
        _outlet.Tell(order, new VenueReport.Canceled(reason) { OrderId = order.Id, At = _clock.Now });
    }

    public void Expire(WorkingOrder order, string reason)
    {
        Close(order, OrderStatus.Expired);
        _outlet.Tell(order, new VenueReport.Expired(reason) { OrderId = order.Id, At = _clock.Now });
    }

    /// <summary>Cuts a reduce-only order to what it can still reduce.</summary>
    public void TrimReduceOnly(WorkingOrder order)
    {
        var closable = order.Spec.ReduceOnly ? Settlement.Closable(order) : order.Remaining;
        if (closable < order.Remaining)
        {
            CutTo(order, Rounding.Down(closable, order.LotStep), EndReasons.ReduceOnly);
        }
    }

    /// <summary>
    /// Trades at this price as much of the quantity as the account can pay for; where that is less, the rest expires.
    /// </summary>
    public void Fill(WorkingOrder order, decimal price, decimal quantity, Liquidity liquidity)
    {
        var rate = settlement.RateOf(liquidity);
        order.Hold?.Release();
        var affordable = settlement.Affordable(order, price, quantity, rate);
        var traded = affordable < quantity ? Rounding.Down(affordable, order.LotStep) : quantity;
        if (traded > 0m)
        {
            Trade(order, price, traded, liquidity);
        }

        if (order.IsOpen && traded < quantity)
        {
            Expire(order, EndReasons.InsufficientBalance);
        }
    }

    /// <summary>Closes a position by force. The fee is cut to what the margin leaves.</summary>
    public void Liquidate(MarginPosition position, decimal price)
    {
        var (account, market) = (position.Account, position.Market);
        var (side, quantity) = (position.ClosingSide, position.Quantity);
        var value = price * quantity * market.Instrument.ContractMultiplier;
        var left = position.Margin + (Math.Sign(position.SignedQuantity) * (value - position.EntryValue));
        var charge = value * core.Options.Margin.LiquidationFeeRate;
        var fee = FeeSchedule.Rounded(Math.Clamp(charge, 0m, Math.Max(0m, left)));
        _margins.Apply(account, market, side, price, quantity);
        account.Credit(market.Instrument.Quote, -fee);
        var fill = new Fill
        {
            TradeId = NextTradeId(),
            OrderId = new($"liquidation-{++account.Liquidations}"),
            Symbol = market.Instrument.Symbol,
            Side = side,
            Price = new(price),
            Quantity = new(quantity),
            Fee = new(fee, market.Instrument.Quote),
            Liquidity = Liquidity.Taker,
            At = _clock.Now,
        };
        account.Record(fill);
        _outlet.Tell(account.Id, new Engine.Ports.AccountReport.Liquidated(fill));
        CancelIdleReduceOnly(account, market);
    }

    /// <summary>
    /// Longs pay shorts the rate on the mark notional; each position in the order in which it was opened.
    /// </summary>
    public void SettleFunding(Market market, decimal rate)
    {
        foreach (var position in market.Positions)
        {
            SettleFunding(position, rate);
        }
    }

    private void SettleFunding(MarginPosition position, decimal rate)
    {
        var instrument = position.Market.Instrument;
        var notional = position.SignedQuantity * position.Market.MarkOrLast * instrument.ContractMultiplier;
        var amount = FeeSchedule.Rounded(-notional * rate);
        MarginBooks.Settle(position, amount);
        var funding = new Engine.Ports.AccountReport.Funding(
            instrument.Symbol, new(amount, instrument.Quote), rate, _clock.Now);
        position.Account.Record(funding);
        _outlet.Tell(position.Account.Id, funding);
    }

    private void Trade(WorkingOrder order, decimal price, decimal quantity, Liquidity liquidity)
    {
        var fee = Settle(order, price, quantity, liquidity);
        order.Filled += quantity;
        var fill = new Fill
        {
            TradeId = NextTradeId(),
            OrderId = order.Id,
            Symbol = order.Spec.Symbol,
            Side = order.Side,
            Price = new(price),
            Quantity = new(quantity),
            Fee = fee,
            Liquidity = liquidity,
            At = _clock.Now,
        };
        order.Account.Record(fill);
        _outlet.Tell(order, new VenueReport.Filled(fill) { OrderId = order.Id, At = _clock.Now });
        var siblings = order.Group?.Members.Where(member => member != order).ToArray() ?? [];
        AfterTrade(order);
        ShrinkSiblings(siblings, order.Remaining == 0m, quantity);
        CancelIdleReduceOnly(order.Account, order.Market);
    }

    private Amount Settle(WorkingOrder order, decimal price, decimal quantity, Liquidity liquidity)
    {
        var (instrument, rate) = (order.Market.Instrument, settlement.RateOf(liquidity));
        if (!instrument.IsMargined)
        {
            return settlement.SettleSpot(order, price, quantity, rate);
        }

        _margins.Apply(order.Account, order.Market, order.Side, price, quantity);
        var fee = FeeSchedule.Rounded(price * quantity * instrument.ContractMultiplier * rate);
        order.Account.Credit(instrument.Quote, -fee);
        return new(fee, instrument.Quote);
    }

    private void AfterTrade(WorkingOrder order)
    {
        if (order.Remaining == 0m)
        {
            Close(order, OrderStatus.Filled);
            return;
        }

        order.Requirement = settlement.RequirementOf(order);
        order.Hold?.Restore();
    }

    private void ShrinkSiblings(WorkingOrder[] siblings, bool complete, decimal quantity)
    {
        foreach (var sibling in siblings)
        {
            CutTo(sibling, complete ? 0m : Math.Max(0m, sibling.Remaining - quantity), EndReasons.Oco);
        }
    }

    private void CutTo(WorkingOrder order, decimal remaining, string reason)
    {
        if (remaining == 0m)
        {
            Cancel(order, reason);
            return;
        }

        order.Quantity = order.Filled + remaining;
        order.Requirement = settlement.RequirementOf(order);
        order.Hold?.Restore();
        _outlet.Tell(order, new VenueReport.Reduced(new(order.Quantity)) { OrderId = order.Id, At = _clock.Now });
    }

    private void CancelIdleReduceOnly(VenueAccount account, Market market)
    {
        if (!market.Instrument.IsMargined)
        {
            return;
        }

        var idle = account.Open.Values
            .Where(order => order.Spec.ReduceOnly && order.Market == market && Settlement.Closable(order) == 0m)
            .OrderBy(order => order.Sequence).ToArray();
        foreach (var order in idle)
        {
            Cancel(order, EndReasons.ReduceOnly);
        }
    }

    private void Close(WorkingOrder order, OrderStatus status)
    {
        order.End(status, _clock.Now);
        order.Market.BookOf(order.Side).Remove(order);
        order.Market.Entering.Remove(order);
        order.Market.Waiting.Remove(order);
        order.Account.Open.Remove(order.Id);
        order.Account.RememberEnded(order.Id);
        if (order.Hold is { } hold)
        {
            hold.Leave(order);
            hold.Restore();
        }

        if (order.Group is { } group && group.Members.Remove(order) && group.Members.Count == 0)
        {
            order.Account.Groups.Remove(order.Spec.OcoGroup!.Value);
        }
    }

    private static FundsHold HoldFor(WorkingOrder order)
    {
        var asset = Settlement.AssetOf(order);
        return order.Spec.OcoGroup is { } id && order.Account.Groups.TryGetValue(id, out var group)
            ? group.HoldOf(order.Account, asset)
            : new FundsHold(order.Account, asset);
    }

    private static OcoGroup GroupOf(VenueAccount account, OcoGroupId id)
    {
        if (!account.Groups.TryGetValue(id, out var group))
        {
            group = new();
            account.Groups.Add(id, group);
        }

        return group;
    }

    private TradeId NextTradeId() => new((core.Counters.NextTrade++).ToString(CultureInfo.InvariantCulture));
}
