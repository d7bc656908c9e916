using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Sizing;
using FsCheck;
using FsCheck.Fluent;
using static ActorTrading.Domain.Tests.Risk.Market;

namespace ActorTrading.Domain.Tests.Sizing;

public sealed class PositionSizerProperties
{
    private static readonly Gen<decimal> Positive =
        from digits in Gen.Choose(1, 1_000_000)
        from scale in Gen.Choose(0, 6)
        select new decimal(digits, 0, 0, isNegative: false, (byte)scale);

    private static readonly Gen<decimal> Step = Gen.Elements(0m, 0.00001m, 0.001m, 0.03m, 1m);

    private static readonly Gen<SizingMethod> Method = Gen.OneOf(
        Positive.Select(SizingMethod (v) => new SizingMethod.FixedQuantity(v)),
        Positive.Select(SizingMethod (v) => new SizingMethod.FixedNotional(v)),
        Gen.Choose(1, 300).Select(SizingMethod (v) => new SizingMethod.PercentageOfEquity(v)),
        Gen.Choose(1, 30).Select(SizingMethod (v) => new SizingMethod.RiskPerTrade(v)),
        Gen.Choose(1, 200).Select(SizingMethod (v) => new SizingMethod.VolatilityTarget(v)));

    private static readonly Gen<SizingRequest> Requests =
        from method in Method
        from price in Positive
        from equity in Positive
        from cash in Positive
        from held in Gen.Elements(0m, 0.5m, 3m)
        from lot in Step
        from most in Gen.Elements<decimal?>(null, 0.7m, 40m)
        from cap in Gen.Elements<decimal?>(null, 3m, 30m, 250m)
        from leverage in Gen.Elements(1m, 3m, 20m)
        from isMargined in Gen.Elements(true, false)
        select new SizingRequest
        {
            Method = method,
            Side = Side.Buy,
            Instrument = (isMargined ? Margined : Spot(Btc)) with
            {
                Filters = new(
                )
                { LotStep = lot, MaxQuantity = most }
            },
            ReferencePrice = new(price),
            StopPrice = new Price(price * 0.93m),
            AnnualisedVolatility = 0.7,
            MaxPositionPercentage = cap,
            TakerFeeRate = 0.0013m,
            SlippageAllowance = 0.002m,
            Leverage = isMargined ? leverage : 1m,
            Portfolio = Portfolio with
            {
                Equity = Usd(equity),
                FreeCash = Usd(cash),
                Positions = held == 0m ? [] : [Position(isMargined ? Perp : Btc, Side.Buy, held, price)],
            },
        };

    [Fact]
    public void A_size_never_exceeds_caps_cash_or_filters() => Prop.ForAll(Requests.ToArbitrary(), request =>
    {
        if (PositionSizer.Size(request) is not SizingResult.Sized { Quantity.Value: var size })
        {
            return true;
        }

        var (price, filters) = (request.ReferencePrice.Value, request.Instrument.Filters);
        var notional = size * price;
        var held = request.Portfolio.Positions.Sum(p => p.Notional.Value);
        var order = new OrderSpec
        {
            Symbol = request.Instrument.Symbol,
            Side = Side.Buy,
            Type = OrderType.Market,
            Quantity = new(size),
        };
        var reserved = OrderReservation.Required(
            order, request.Instrument, request.ReferencePrice * 1.002m, feeRate: 0.0013m, request.Leverage)!.Value;
        return size > 0m
            && reserved <= request.Portfolio.FreeCash
            && (request.MaxPositionPercentage is not { } cap
                || (held + notional) * 100m <= cap * request.Portfolio.Equity.Value)
            && (filters.MaxQuantity is not { } most || size <= most)
            && Rounding.IsMultiple(size, filters.LotStep)
            && !(request.Method is SizingMethod.FixedQuantity wanted && size > wanted.Quantity)
            && !(request.Method is SizingMethod.FixedNotional value && notional > value.Notional);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_equity_never_makes_a_smaller_size() => Prop.ForAll(
        Requests.ToArbitrary(),
        Positive.ToArbitrary(),
        (request, more) =>
        {
            var richer = request with
            {
                Portfolio = request.Portfolio with { Equity = Usd(request.Portfolio.Equity.Value + more) },
            };
            return SizeOf(richer) >= SizeOf(request);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_cash_never_makes_a_smaller_size() => Prop.ForAll(
        Requests.ToArbitrary(),
        Positive.ToArbitrary(),
        (request, more) =>
        {
            var richer = request with
            {
                Portfolio = request.Portfolio with { FreeCash = Usd(request.Portfolio.FreeCash.Value + more) },
            };
            return SizeOf(richer) >= SizeOf(request);
        }).QuickCheckThrowOnFailure();

    /// <summary>The kelly fraction of a bet that is known: f maximises the expected log of growth.</summary>
    [Fact]
    public void The_kelly_fraction_grows_money_faster_than_its_neighbours() => Prop.ForAll(
        Gen.Choose(1, 9).ToArbitrary(),
        Gen.Choose(1, 5).ToArbitrary(),
        (winners, ratio) =>
        {
            var win = 0.1m * ratio;
            var trades = Enumerable.Range(1, 10).Select(i => Closed(i <= winners ? win : -0.1m, TimeSpan.FromHours(i)));
            var request = new SizingRequest
            {
                Method = new SizingMethod.Kelly(1m, 10_000m, 10),
                Side = Side.Buy,
                Instrument = Spot(Btc),
                ReferencePrice = new(100m),
                Portfolio = Portfolio with { ClosedTrades = [.. trades] },
            };
            var f = PositionSizer.Size(request).Inputs.FirstOrDefault(i => i.Name == "kelly_fraction").Value;
            return f <= 0m || (Growth(f) >= Growth(f + 0.01m) && Growth(f) >= Growth(f - 0.01m));

            double Growth(decimal share)
            {
                var p = winners / 10.0;
                var staked = (double)share;
                return (p * Math.Log(1.0 + (staked * ratio))) + ((1.0 - p) * Math.Log(Math.Max(1e-9, 1.0 - staked)));
            }
        }).QuickCheckThrowOnFailure();

    private static decimal SizeOf(SizingRequest request) =>
        PositionSizer.Size(request) is SizingResult.Sized sized ? sized.Quantity.Value : 0m;
}
