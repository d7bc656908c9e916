using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Simulation.Backtests;
using ActorTrading.Simulation.Backtests.Recording;
using ActorTrading.Simulation.Venues;
using static ActorTrading.Simulation.Tests.Backtests.BacktestLab;

namespace ActorTrading.Simulation.Tests.Backtests;

public sealed class RecorderTotalsTests
{
    private const string LongAndShort = """
        [
          {"name": "Up", "type": "entry", "symbols": ["BTC-USD", "ETH-USD"],
           "conditions": [{"field": "close", "operator": "crosses_above", "value": {"field": "sma", "period": 5}}],
           "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 15, "stop_loss": 4}]},
          {"name": "Down", "type": "entry", "symbols": ["BTC-PERP"],
           "conditions": [{"field": "close", "operator": "crosses_below", "value": {"field": "sma", "period": 5}}],
           "actions": [{"type": "sell", "opens_short": true, "sizing_method": "percentage", "size_value": 15}]},
          {"name": "Out", "type": "exit",
           "conditions": [{"field": "position_pnl_percentage", "operator": "greater_than", "value": 3}],
           "actions": [{"type": "close"}]}
        ]
        """;

    private static readonly MarketEvent[] Market = Walk(hours: 400, seed: 17);

    [Fact]
    public void Equity_fees_and_notional_are_those_of_the_books_over_portfolios_and_symbols()
    {
        var fills = new FillSums();
        var setup = Setup(Market, Two()) with { Watchers = [fills] };
        using var recorder = new RunRecorder(setup, NoRunLog.Instance, TimeSpan.FromMinutes(1));
        using var backtest = new Backtest(setup with { Watchers = [fills, recorder] });
        backtest.Run(recorder, TestContext.Current.CancellationToken);
        var run = recorder.Complete();

        var views = setup.Portfolios.Select(p => backtest.ViewOf(p.Id)).ToArray();
        Assert.Contains(views, v => !v.Positions.IsEmpty);
        Assert.InRange(backtest.EquityOf(setup) - run.Daily.Closes[^1], -1e-12m, 1e-12m);
        Assert.Equal(
            views.SelectMany(v => v.Positions).Select(p => (p.Symbol, p.UnrealisedProfit)),
            run.OpenPositions.Select(p => (p.Symbol, p.UnrealisedProfit)));
        Assert.InRange(fills.Count, 50, int.MaxValue);
        Assert.Equal(fills.Fees, run.Fees.Value);
        Assert.Equal(fills.Notional, run.TradedNotional.Value);
        Assert.Equal(setup.Portfolios.Sum(p => backtest.PortfolioOf(p.Id).ClosedTradeCount), run.Trades.Length);
        Assert.All(run.Trades, t => Assert.InRange(
            t.Trade.Profit.Value,
            -t.MaxAdverseExcursion!.Value.Value - t.Trade.Fees.Value,
            t.MaxFavourableExcursion!.Value.Value));
    }

    [Theory]
    [InlineData(FeeAsset.Received)]
    [InlineData(FeeAsset.Third)]
    public void Equity_counts_what_fees_in_other_assets_leave_behind(FeeAsset asset)
    {
        var setup = Setup(Market, Two());
        setup = setup with
        {
            Venue = setup.Venue with
            {
                Fees = new() { MakerRate = 0.0013m, TakerRate = 0.0017m, Asset = asset, ThirdAssetMarket = EthSymbol },
            },
        };
        using var recorder = new RunRecorder(setup, NoRunLog.Instance, TimeSpan.FromMinutes(1));
        using var backtest = new Backtest(setup with { Watchers = [recorder] });
        backtest.Run(recorder, TestContext.Current.CancellationToken);
        var run = recorder.Complete();

        var portfolios = setup.Portfolios.Select(p => backtest.PortfolioOf(p.Id)).ToArray();
        Assert.Contains(portfolios, p => asset == FeeAsset.Received
            ? !p.Ledger.Dust.IsEmpty
            : p.Ledger.BookOf(Currency.Of("ETH")).Fees != 0m);
        Assert.InRange(backtest.EquityOf(setup) - run.Daily.Closes[^1], -1e-12m, 1e-12m);
        Assert.Equal(portfolios.Sum(p => p.Ledger.ResultIn(Currency.Usd).Fees.Value), run.Fees.Value);
    }

    [Fact]
    public void Every_sampled_mark_is_the_equity_that_the_books_show_at_its_time()
    {
        var setup = Setup(Market, Two());
        using var recorder = new RunRecorder(setup, NoRunLog.Instance, TimeSpan.FromMinutes(1));
        using var backtest = new Backtest(setup with { Watchers = [recorder] });
        var closes = new SortedDictionary<long, decimal>();
        var market = Market[..360];
        foreach (var e in market)
        {
            recorder.OnEvent(e, backtest.Step(e));
            closes[e.Time.Ticks] = backtest.EquityOf(setup);
        }

        var run = recorder.Complete();
        Assert.Equal(market.DistinctBy(e => e.Time).Count() + 1, run.Curve.Points.Length);
        Assert.All(run.Curve.Points.Skip(1), p => Assert.InRange(p.Equity - closes[p.Time.Ticks], -1e-12m, 1e-12m));
    }

    [Fact]
    public void Exposure_time_is_the_time_with_a_position_of_any_portfolio()
    {
        // Bought at 02:00 at the close, filled in the bar that closes at 03:00; sold by the bar that closes at 05:00.
        var events = Bars(Btc, 98m, 101m, 105m, 99m, 97m, 97m);
        var report = BacktestLab.Run(Setup(events, Portfolio(Threshold)), Options()).Report;

        var trade = Assert.Single(report.Trades).Trade;
        Assert.Equal((trade.ClosedAt - trade.OpenedAt) / TimeSpan.FromHours(5), report.Metrics.Activity.TimeInMarket);
        Assert.Equal(97.0 / 98.0 - 1.0, report.Metrics.Activity.MarketChange!.Value, 1e-12);
    }

    [Fact]
    public void Ticks_are_marked_once_per_interval_and_at_the_end()
    {
        var events = Enumerable.Range(0, 100).Select(i => Trade(i, 100m + (i % 7))).ToArray();
        var options = Options() with { SampleEvery = TimeSpan.FromSeconds(10) };
        var report = BacktestLab.Run(Setup(events, Portfolio(Threshold).OnTicks()), options).Report;

        // At 0, 10, ... 90 s and at the last event, 99 s; the start balance shares the time of the first mark.
        Assert.Equal(
            [0, 0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 99],
            report.Equity.Points.Select(p => (int)(p.Time - Start).TotalSeconds));
        var chart = report.Prices.Single(c => c.Symbol == BtcSymbol);
        Assert.Equal((100m, 106m, 100m), (chart.Bars[0].Open, chart.Bars.Max(b => b.High), chart.Bars.Min(b => b.Low)));
    }

    [Fact]
    public void Warm_up_is_counted_as_data_and_traded_on_by_nobody()
    {
        var events = Bars(Btc, 101m, 99m, 98m, 101m, 102m);
        var setup = Setup(events, Portfolio(Threshold)) with { TradeFrom = Start + TimeSpan.FromHours(3) };
        var report = BacktestLab.Run(setup, Options()).Report;

        Assert.Equal(Start + TimeSpan.FromHours(3), report.Metrics.FirstTime);
        Assert.Equal(1, report.Metrics.Activity.Orders.Sent);
        Assert.Equal(5, report.Data.Single(d => d.Symbol == BtcSymbol).Events);
        Assert.Equal(3, report.Prices.Single(c => c.Symbol == BtcSymbol).Bars.Length);
        Assert.Equal(102.0 / 98.0 - 1.0, report.Metrics.Activity.MarketChange!.Value, 1e-12);
    }

    [Fact]
    public void A_position_that_is_open_at_the_end_is_marked_on_the_chart_without_an_exit()
    {
        var report = BacktestLab.Run(Setup(Bars(Btc, 98m, 101m, 105m), Portfolio(Threshold)), Options()).Report;

        Assert.Empty(report.Trades);
        var marker = Assert.Single(report.Prices.Single(c => c.Symbol == BtcSymbol).Markers);
        Assert.Equal((101m, null, "Above"), (marker.EntryPrice, marker.ExitPrice, marker.Note));
        Assert.Equal(105m, Assert.Single(report.OpenPositions).MarkPrice.Value);
    }

    private static BacktestPortfolio[] Two() =>
    [
        Portfolio(LongAndShort, "a", BtcSymbol, EthSymbol, PerpetualSymbol),
        Portfolio(LongAndShort.Replace("\"period\": 5", "\"period\": 8"), "b", BtcSymbol, PerpetualSymbol),
    ];

    /// <summary>Adds executions up by itself.</summary>
    private sealed class FillSums : IPortfolioWatchers
    {
        public int Count { get; private set; }

        public decimal Fees { get; private set; }

        public decimal Notional { get; private set; }

        public void Changed(Portfolio portfolio, IReadOnlyList<PortfolioEvent> events)
        {
            foreach (var fill in events.OfType<PortfolioEvent.OrderFilled>().Select(e => e.Fill))
            {
                Assert.Equal(Currency.Usd, fill.Fee.Currency);
                Count++;
                Fees += fill.Fee.Value;
                Notional += fill.Price.Value * fill.Quantity.Value;
            }
        }
    }
}
