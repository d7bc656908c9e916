using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Portfolios;

/// <summary>
/// A portfolio marked to market at one time: what rules, sizing and the risk gate see of it.
/// All amounts are in the base currency of the portfolio. It is derived, never stored.
/// </summary>
public sealed record PortfolioView
{
    public required PortfolioId Id { get; init; }

    public required Timestamp At { get; init; }

    /// <summary>Cash plus holdings at their marks plus margin positions' unrealised profit.</summary>
    public required Amount Equity { get; init; }

    /// <summary>Cash that no working or unknown order has reserved.</summary>
    public required Amount FreeCash { get; init; }

    public required Amount ReservedCash { get; init; }

    /// <summary>Highest equity of the portfolio so far, deposits and withdrawals adjusted for.</summary>
    public required Amount PeakEquity { get; init; }

    /// <summary>Equity at the start of the trading day (UTC unless the session says otherwise).</summary>
    public required Amount DayStartEquity { get; init; }

    public required ImmutableArray<PositionView> Positions { get; init; }

    /// <summary>Orders intended, working or unknown: everything that may still trade.</summary>
    public required ImmutableArray<OpenOrderView> OpenOrders { get; init; }

    /// <summary>Closed round trips, oldest first, as far back as Kelly sizing and protections look.</summary>
    public required ImmutableArray<ClosedTrade> ClosedTrades { get; init; }

    /// <summary>Times of orders sent, oldest first, as far back as order-rate limits look.</summary>
    public ImmutableArray<Timestamp> RecentOrderTimes { get; init; } = [];

    public decimal CashPercentage => Equity.IsZero ? 0m : FreeCash.Value / Equity.Value * 100m;

    /// <summary>Sum of position notionals over equity, in per cent.</summary>
    public decimal ExposurePercentage =>
        Equity.IsZero ? 0m : Positions.Sum(p => p.Notional.Value) / Equity.Value * 100m;

    /// <summary>How far equity is below its peak, in per cent of the peak; never negative.</summary>
    public decimal DrawdownPercentage =>
        PeakEquity.Value <= 0m ? 0m : Math.Max(0m, (PeakEquity.Value - Equity.Value) / PeakEquity.Value * 100m);

    public Amount DailyProfit => Equity - DayStartEquity;

    public PositionView? PositionIn(Symbol symbol) => Positions.FirstOrDefault(p => p.Symbol == symbol);
}

/// <summary>An order that may still trade.</summary>
public sealed record OpenOrderView(ClientOrderId Id, OrderSpec Spec, Quantity Remaining, Timestamp IntendedAt);
