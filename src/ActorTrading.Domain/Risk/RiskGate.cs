using System.Collections.Immutable;
using ActorTrading.Domain.Risk.Checks;

namespace ActorTrading.Domain.Risk;

/// <summary>
/// The last step before an order leaves, that nothing passes by. Cancels are no orders and never come here.
/// </summary>
/// <remarks>
/// Every check is made and reported, in the order of the list; one failure denies. A check that lacks what it needs to
/// know denies. An order that makes no sense is denied by the first check alone, since no other can say anything of it.
/// <para>
/// What holds for orders that can only shrink a position, so that no limit ever traps anybody in one: sense of the
/// order, halt level, price collar (only towards a worse price than the reference), venue filters, reduce-only
/// consistency, what is there to sell, order rate (with a reserve), duplicates, and crossing of own orders. The rest is
/// for entries. An order that may turn a position round counts as an entry.
/// </para>
/// <para>
/// What is left for an emergency flatten: sense of the order, venue filters other than the number of orders,
/// reduce-only consistency, and what is there to sell, where orders being cancelled no longer count.
/// </para>
/// </remarks>
public static class RiskGate
{
    internal static ImmutableArray<RiskCheck> Checks { get; } =
    [
        new ErroneousOrderCheck(),
        new HaltCheck(),
        new SessionCheck(),
        new TradingHoursCheck(),
        new SymbolPermissionCheck(),
        new ProtectionLockCheck(),
        new MarketDataCheck(),
        new PriceCollarCheck(),
        new VenueFiltersCheck(),
        new OpenOrdersFilterCheck(),
        new ReduceOnlyCheck(),
        new BuyingPowerCheck(),
        new LeverageCheck(),
        new OrderQuantityCheck(),
        new OrderNotionalCheck(),
        new PositionSizeCheck(),
        new PositionNotionalCheck(),
        new OpenPositionsCheck(),
        new SymbolExposureCheck(),
        new GroupExposureCheck(),
        new PortfolioExposureCheck(),
        new AccountExposureCheck(),
        new CorrelationCheck(),
        new CashReserveCheck(),
        new TradeRiskCheck(),
        new DailyLossCheck(),
        new DrawdownCheck(),
        new LosingStreakCheck(),
        new OrderRateCheck(RiskCodes.OrderRateSecond, TimeSpan.FromSeconds(1), limits => limits.MaxOrdersPerSecond),
        new OrderRateCheck(RiskCodes.OrderRateMinute, TimeSpan.FromMinutes(1), limits => limits.MaxOrdersPerMinute),
        new RepeatedExecutionCheck(),
        new DuplicateOrderCheck(),
        new OwnOrderCrossingCheck(),
    ];

    public static RiskDecision Check(RiskRequest request)
    {
        if (ErroneousOrderCheck.Fault(request) is { } fault)
        {
            return new([new(RiskCodes.ErroneousOrder, Passed: false, Limit: null, Observed: null, fault)]);
        }

        var order = new OrderInContext(request);
        return new([.. Checks.Select(check => check.Verdict(order))]);
    }
}
