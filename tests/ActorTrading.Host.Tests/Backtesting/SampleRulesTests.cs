using System.Text.Json;
using ActorTrading.Host.Console;
using ActorTrading.Testing;

namespace ActorTrading.Host.Tests.Backtesting;

/// <summary>Every shipped strategy trades on the data that it was written for, and twice in the same way.</summary>
public sealed class SampleRulesTests
{
    [Theory]
    [InlineData("trend.json", 20, "ohlcv/coinbase_BTC-USD_4h_201605-202206.csv.gz")]
    [InlineData(
        "rebound.json", 10,
        "ohlcv/coinbase_BTC-USD_1m_20170903-20170904.csv.gz", "ohlcv/coinbase_ETH-USD_1m_20170903-20170904.csv.gz")]
    [InlineData("scalper.json", 3, "ohlcv/coinbase_BTC-USD_1s_20161007-20161008.csv.gz")]
    [InlineData(
        "ticks.json", 3,
        "quotes/binance-spot_BTCUSDT_20240808-20240809.csv.gz", "trades/binance-spot_BTCUSDT_20240808-20240809.csv.gz")]
    [InlineData(
        "perpetual.json", 3,
        "ohlcv/binance-coinm_BTCUSD-PERP_1m_20221213.csv.gz", "funding/binance-coinm_BTCUSD-PERP_funding.csv.gz")]
    public void A_strategy_trades_on_its_recorded_data_and_repeats_itself(
        string rules, int tradesMin, params string[] files)
    {
        string[] args =
            ["backtest", "--json", "--rules", Cli.Sample(rules), "--data", .. files.Select(RecordedData.Require)];

        var one = Cli.Run(args);
        var other = Cli.Run([.. args, "--verify"]);

        Assert.True(one.Code == ExitCodes.Ok, one.Error);
        Assert.Equal(one.Out, other.Out);
        Assert.True(TradesOf(one) >= tradesMin, one.Out);
    }

    [Fact]
    public void The_rules_of_the_story_trade_on_advice()
    {
        var result = Cli.Run("backtest", "--json", "--rules", Cli.Sample("story.json"), "--to", "2025-02-15",
            "--verify");

        Assert.True(result.Code == ExitCodes.Ok, result.Error);
        Assert.True(TradesOf(result) > 0, result.Out);
    }

    private static int TradesOf(CliResult result)
    {
        using var summary = JsonDocument.Parse(result.Out);
        return summary.RootElement.GetProperty("trades").GetProperty("count").GetInt32();
    }
}
