using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Risk;
using ActorTrading.Domain.Sessions;
using FsCheck;
using FsCheck.Fluent;
using static ActorTrading.Domain.Tests.Risk.Market;

namespace ActorTrading.Domain.Tests.Risk;

public sealed class RiskGateProperties
{
    private static readonly Gen<RiskRequest> Requests =
        from side in Gen.Elements(Side.Buy, Side.Sell)
        from size in Gen.Choose(1, 60)
        from price in Gen.Choose(80, 120)
        from held in Gen.Choose(-40, 40)
        from pending in Gen.Choose(0, 20)
        from cash in Gen.Choose(0, 12_000)
        from halt in Gen.Elements(HaltLevel.None, HaltLevel.None, HaltLevel.ReduceOnly, HaltLevel.Halted)
        from orders in Gen.Choose(0, 8)
        from start in Gen.Choose(9_000, 14_000)
        let bare = Request.OnPerp(Limit(side, size, price)) with
        {
            Halt = halt,
            ProtectiveStop = new(90m),
            AccountExposure = Usd(held * 50m),
            Correlations = [new(Eth, held / 40.0)],
            AutomaticExecutions = orders,
            Portfolio = Portfolio with
            {
                FreeCash = Usd(cash),
                DayStartEquity = Usd(start),
                PeakEquity = Usd(start + 500m),
                Positions = [Position(Eth, Side.Buy, pending + 1, 10m)],
                RecentOrderTimes = [.. Enumerable.Repeat(Now - TimeSpan.FromMilliseconds(10), orders)],
                ClosedTrades = [.. Enumerable.Repeat(Closed(-0.01m, TimeSpan.FromHours(1)), orders)],
            },
        }
        let withPosition = held == 0
            ? bare
            : bare.WithPosition(Position(Perp, held > 0 ? Side.Buy : Side.Sell, Math.Abs(held)))
        select pending == 0 ? withPosition : withPosition.WithPending(Limit(side, pending, 100m, Perp));

    private static readonly Gen<RiskLimits> Limits =
        from size in Gen.Choose(1, 60)
        from share in Gen.Choose(0, 80)
        from count in Gen.Choose(0, 8)
        from loss in Gen.Choose(1, 40)
        select new RiskLimits
        {
            MaxPositionPercentage = share,
            MaxPositionNotional = size * 100m,
            MaxOrderNotional = size * 100m,
            MaxOrderQuantities = RiskLimits.None.MaxOrderQuantities.Add(Perp, size),
            MaxOpenPositions = count,
            MaxPortfolioExposurePercentage = share,
            MaxSymbolExposurePercentages = RiskLimits.None.MaxSymbolExposurePercentages.Add(Perp, share),
            MaxAccountExposure = size * 100m,
            MaxCorrelation = share / 80.0,
            MinCashPercentage = 80 - share,
            MaxLeverage = count + 1,
            MaxTradeRiskPercentage = share / 10m,
            MaxDailyLossPercentage = loss,
            MaxDailyLoss = loss * 100m,
            MaxDrawdownPercentage = loss,
            LosingStreak = new(count + 1, TimeSpan.FromHours(2)),
            MaxOrdersPerSecond = count,
            MaxOrdersPerMinute = count,
            MaxAutomaticExecutions = count,
            PriceCollarPercentage = loss,
            MaxDataAge = TimeSpan.FromSeconds(count),
            DuplicateWindow = TimeSpan.FromSeconds(1),
        };

    private static readonly Func<RiskLimits, RiskLimits>[] Loosenings =
    [
        l => l with { MaxPositionPercentage = l.MaxPositionPercentage + 7m },
        l => l with { MaxPositionNotional = null },
        l => l with { MaxOrderNotional = l.MaxOrderNotional * 1.5m },
        l => l with { MaxOrderQuantities = l.MaxOrderQuantities.Clear() },
        l => l with { MaxOpenPositions = l.MaxOpenPositions + 1 },
        l => l with { MaxPortfolioExposurePercentage = null },
        l => l with { MaxSymbolExposurePercentages = l.MaxSymbolExposurePercentages.Clear() },
        l => l with { MaxAccountExposure = l.MaxAccountExposure * 2m },
        l => l with { MaxCorrelation = 1.0 },
        l => l with { MinCashPercentage = l.MinCashPercentage - 10m },
        l => l with { MaxLeverage = null },
        l => l with { MaxTradeRiskPercentage = l.MaxTradeRiskPercentage + 1m },
        l => l with { MaxDailyLossPercentage = l.MaxDailyLossPercentage + 5m },
        l => l with { MaxDailyLoss = null },
        l => l with { MaxDrawdownPercentage = l.MaxDrawdownPercentage + 5m },
        l => l with { LosingStreak = new(l.LosingStreak!.Losses + 1, l.LosingStreak.Cooldown) },
        l => l with { LosingStreak = new(l.LosingStreak!.Losses, TimeSpan.FromMinutes(30)) },
        l => l with { MaxOrdersPerSecond = l.MaxOrdersPerSecond + 2 },
        l => l with { MaxOrdersPerMinute = null },
        l => l with { MaxAutomaticExecutions = l.MaxAutomaticExecutions + 1 },
        l => l with { PriceCollarPercentage = l.PriceCollarPercentage + 3m },
        l => l with { MaxDataAge = l.MaxDataAge + TimeSpan.FromSeconds(3) },
        l => l with { DuplicateWindow = null },
        _ => RiskLimits.None,
    ];

    [Fact]
    public void Loosening_a_limit_never_turns_a_pass_into_a_denial() => Prop.ForAll(
        Requests.ToArbitrary(),
        Limits.ToArbitrary(),
        Gen.Elements(Loosenings).ToArbitrary(),
        (request, limits, loosen) =>
        {
            var strict = RiskGate.Check(request with { Limits = limits });
            var loose = RiskGate.Check(request with { Limits = loosen(limits) });
            return strict.Verdicts.Zip(loose.Verdicts).All(v => !v.First.Passed || v.Second.Passed);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_reduces_a_position_is_stopped_by_no_limit_on_money() => Prop.ForAll(
        Requests.ToArbitrary(),
        Limits.ToArbitrary(),
        (request, limits) =>
        {
            var position = Position(Perp, request.Order.Side.Opposite(), 100m);
            var exit = request with
            {
                Halt = HaltLevel.ReduceOnly,
                Order = MarketOrder(request.Order.Side, request.Order.Quantity.Value, Perp) with { ReduceOnly = true },
                Session = Running with { Phase = SessionPhase.Stopped },
                Limits = limits with { MaxOrdersPerMinute = null, MaxOrdersPerSecond = null },
                Portfolio = request.Portfolio with { Positions = [position] },
            };
            return RiskGate.Check(exit).IsAllowed;
        }).QuickCheckThrowOnFailure();

    /// <summary>
    /// Two orders that are judged one after the other, the first in flight, never exceed what one of their sum may.
    /// </summary>
    [Fact]
    public void Orders_in_flight_use_up_the_budget() => Prop.ForAll(
        Gen.Choose(1, 30).ToArbitrary(),
        Gen.Choose(1, 30).ToArbitrary(),
        Gen.Choose(1, 60).ToArbitrary(),
        (first, second, most) =>
        {
            var request = Request.With(_ => RiskLimits.None with { MaxPositionNotional = most * 100m });
            bool Allows(RiskRequest r, int size) =>
                RiskGate.Check(r with { Order = MarketOrder(Side.Buy, size) }).IsAllowed;

            var both = Allows(request, first) && Allows(request.WithPending(MarketOrder(Side.Buy, first)), second);
            return both == (first + second <= most);
        }).QuickCheckThrowOnFailure();
}
