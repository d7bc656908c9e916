using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Engine.Ports;
using ActorTrading.Simulation.Venues;
using static ActorTrading.Domain.Instruments.Side;
using static ActorTrading.Domain.Orders.OrderType;
using static ActorTrading.Simulation.Tests.Venues.VenueLab;

namespace ActorTrading.Simulation.Tests.Venues;

public sealed class VenueFundsTests
{
    private static readonly FeeSchedule TenBasisPoints = new() { MakerRate = 0.0005m, TakerRate = 0.001m };

    private static VenueLab Quotes(FeeSchedule? fees = null) =>
        new VenueLab(Options(VenueModel.Quote) with { Fees = fees ?? TenBasisPoints }).Quote(99, 101, 10_000, 10_000);

    [Fact]
    public void A_taker_and_a_maker_pay_their_own_rates_in_the_quote_currency()
    {
        var lab = Quotes().Submit("t", Order(Buy, Market, 2m)).Submit("m", Order(Sell, Limit, 2m, limit: 105))
            .Quote(105, 106);

        lab.Says("t accepted", "t buy 2 @ 101 taker fee 0.202 USD", "m accepted", "m sell 2 @ 105 maker fee 0.105 USD");
        Assert.Equal(new VenueBalance(Usd, 100_000m - 202m - 0.202m + 210m - 0.105m, 0m), lab.Balance(Usd));
        Assert.Equal(new VenueBalance(Btc, 1_000m, 0m), lab.Balance(Btc));
    }

    [Fact]
    public void A_fee_in_what_is_received_takes_base_from_a_buy_and_quote_from_a_sell()
    {
        var lab = Quotes(TenBasisPoints with { Asset = FeeAsset.Received }).Submit("b", Order(Buy, Market, 2m))
            .Submit("s", Order(Sell, Market, 2m));

        lab.Says("b accepted", "b buy 2 @ 101 taker fee 0.002 BTC", "s accepted", "s sell 2 @ 99 taker fee 0.198 USD");
        Assert.Equal(999.998m, lab.Balance(Btc).Free);
    }

    [Fact]
    public void A_fee_in_a_third_asset_is_discounted_while_that_asset_lasts()
    {
        var bnb = Currency.Of("BNB");
        var market = SpotInstrument with { Symbol = Symbol.Of("BNB-USD"), Base = bnb };
        var lab = new VenueLab(Options(VenueModel.Quote) with
        {
            Instruments = [SpotInstrument, market],
            Fees = TenBasisPoints with { Asset = FeeAsset.Third, ThirdAssetMarket = market.Symbol },
        });
        lab.Quote(99, 101);
        lab.Venue.Deposit(Me, new(0.001m, bnb));

        // Without a price of the third asset, then with one, then without enough of it.
        lab.Submit("a", Order(Sell, Market)).Quote(499, 501, market: 1);
        lab.Submit("b", Order(Sell, Market, 2m)).Submit("c", Order(Sell, Market, 10m));

        lab.Says(
            "a accepted", "a sell 1 @ 99 taker fee 0.099 USD",
            "b accepted", "b sell 2 @ 99 taker fee 0.000297 BNB",
            "c accepted", "c sell 10 @ 99 taker fee 0.99 USD");
    }

    [Fact]
    public void Both_exits_of_a_spot_holding_rest_in_one_group_though_either_alone_takes_all_of_it()
    {
        var lab = Quotes();
        lab.Venue.Deposit(Me, new(-995m, Btc));

        lab.Submit("stop", Order(Sell, Stop, 5m, stop: 95) with { ReduceOnly = true, OcoGroup = new("exits") });
        lab.Submit("target", Order(Sell, Limit, 5m, limit: 110) with { ReduceOnly = true, OcoGroup = new("exits") });

        lab.Says("stop accepted", "target accepted");
        Assert.Equal(new VenueBalance(Btc, 0m, 5m), lab.Balance(Btc));
    }

    [Fact]
    public void A_rebate_is_a_negative_fee()
    {
        var lab = Quotes(new() { MakerRate = -0.0002m, TakerRate = 0.001m })
            .Submit("m", Order(Buy, Limit, limit: 100)).Quote(98, 100);

        lab.Says("m accepted", "m buy 1 @ 100 maker fee -0.02 USD");
        Assert.Equal(99_900.02m, lab.Balance(Usd).Free);
    }

    [Fact]
    public void A_limit_order_locks_its_price_and_fee_until_it_ends()
    {
        var lab = Quotes().Submit("b", Order(Buy, Limit, 10m, limit: 90));
        Assert.Equal(new VenueBalance(Usd, 100_000m - 900.9m, 900.9m), lab.Balance(Usd));

        lab.Cancel("b");
        Assert.Equal(new VenueBalance(Usd, 100_000m, 0m), lab.Balance(Usd));
    }

    [Fact]
    public void An_order_without_the_funds_is_refused()
    {
        Quotes().Submit("b", Order(Buy, Limit, 1_000m, limit: 100))
            .Submit("s", Order(Sell, Limit, 1_000.001m, limit: 200))
            .Says("b rejected insufficient_balance", "s rejected insufficient_balance");
    }

    [Fact]
    public void All_cash_buys_exactly_what_it_covers()
    {
        var lab = Quotes().Submit("b", Order(Buy, Limit, 999m, limit: 100)).Quote(98, 100, askSize: 1_000);

        Assert.Equal("b buy 999 @ 100 maker fee 49.95 USD", lab.Said()[^1]);
    }

    [Fact]
    public void A_market_order_that_gets_dearer_is_cut_to_the_funds()
    {
        var lab = new VenueLab().Bar(100, 100, 100, 100).Submit("m", Order(Buy, Market, 1_000m));
        lab.Said();

        lab.Bar(110, 110, 110, 110).Says("m buy 909.09 @ 110 taker", "m expired insufficient_balance");
    }

    [Fact]
    public void A_stop_whose_funds_are_gone_expires()
    {
        var lab = new VenueLab().Bar(100, 100, 100, 100).Submit("s", Order(Buy, Stop, stop: 105));
        lab.Venue.Deposit(Me, new(-99_895m, Usd));
        lab.Said();

        lab.Bar(200_000, 200_000, 200_000, 200_000).Says("s triggered 105", "s expired insufficient_balance");
    }

    [Fact]
    public void A_spot_reduce_only_sell_is_cut_to_what_is_held_and_a_buy_is_refused()
    {
        var lab = Quotes().Submit("b", Order(Buy, Limit, limit: 90) with { ReduceOnly = true });
        lab.Submit("s", Order(Sell, Stop, 1_000m, stop: 95) with { ReduceOnly = true });
        lab.Venue.Deposit(new("empty"), new(1m, Usd));
        lab.Venue.Submit(new("empty"), new("e"), Order(Sell, Market) with { ReduceOnly = true });

        lab.Says("b rejected reduce_only_would_increase", "s accepted", "empty/e rejected reduce_only_would_increase");
    }

    [Fact]
    public void Fills_are_kept_up_to_a_bound_and_the_hash_follows_the_ledger()
    {
        var lab = new VenueLab(Options(VenueModel.Quote) with { FillHistoryMax = 2 }).Quote(99, 101, 1_000, 1_000);
        var before = lab.Venue.LedgerHash();
        Assert.Equal(before, lab.Venue.LedgerHash());

        lab.Submit("a", Order(Buy, Market)).Submit("b", Order(Buy, Market)).Submit("c", Order(Buy, Market));

        Assert.Equal(["b", "c"], lab.Venue.Fills(Me).Select(fill => fill.OrderId.Value));
        Assert.NotEqual(before, lab.Venue.LedgerHash());
    }
}
