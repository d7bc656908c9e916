using System.Text;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.Metrics;
using ActorTrading.Simulation.Reports;
using ActorTrading.Simulation.Tests.Metrics;

namespace ActorTrading.Simulation.Tests.Reports;

public sealed class CsvFilesTests
{
    private const string TradesHeader =
        "portfolio,symbol,side,opened_at,closed_at,holding_seconds,quantity,entry_price,exit_price,profit,fees,"
        + "currency,profit_ratio,exit_reason,entry_rule,exit_rule,max_adverse_excursion,max_favourable_excursion\n";

    private const string OrdersHeader =
        "id,portfolio,symbol,side,type,quantity,limit_price,stop_price,time_in_force,post_only,reduce_only,intended_at,"
        + "status,ended_at,filled,average_price,fee,fee_currency,rule,rule_version,reason\n";

    private static readonly Timestamp Start = Timestamp.Parse("2025-01-01T00:00:00Z");

    [Fact]
    public void A_trade_is_one_line_with_exact_numbers()
    {
        var outcome = GoldenRun.Trade(GoldenRun.Noon(2), 12.50m) with
        {
            Portfolio = new("main"),
            MaxAdverseExcursion = new(3.10m, Currency.Usd),
        };
        Assert.Equal(
            TradesHeader
                + "main,BTC-USD,buy,2025-01-01T00:00:00Z,2025-01-02T12:00:00Z,129600,1,1000,1012.5,12.5,1,USD,0.0125,"
            + "take_profit,Cross,,3.1,\n",
            Trades(outcome));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"buy\"", "\"say \"\"buy\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("@sum, -1", "\"'@sum, -1\"")]
    [InlineData("", "")]
    public void Names_are_quoted_where_needed_and_never_run_as_formulas(string rule, string expected)
    {
        var outcome = GoldenRun.Trade(GoldenRun.Noon(2), 5m);
        var named = outcome with { Trade = outcome.Trade with { EntryRule = rule } };
        Assert.Contains($",take_profit,{expected},,,\n", Trades(named), StringComparison.Ordinal);
    }

    [Fact]
    public void Orders_tell_what_was_asked_and_what_became_of_it()
    {
        var filled = new OrderRow
        {
            Id = new("main-000001"),
            Portfolio = new("main"),
            Spec = new()
            {
                Symbol = Symbol.Of("BTC-USD"),
                Side = Side.Sell,
                Type = OrderType.StopLimit,
                Quantity = new(0.250m),
                LimitPrice = new(99.50m),
                StopPrice = new(100m),
                TimeInForce = TimeInForce.Gtd,
                ReduceOnly = true,
            },
            IntendedAt = Start,
            Status = "filled",
            EndedAt = Start + TimeSpan.FromMilliseconds(1_500),
            Filled = new(0.25m),
            AveragePrice = new(99.75m),
            Fees = [new(0.0249m, Currency.Of("BNB"))],
            Rule = "Stop Loss Protection",
            RuleVersion = 3,
        };
        var open = filled with
        {
            Id = new("main-000002"),
            Status = "working",
            EndedAt = null,
            Filled = default,
            AveragePrice = null,
            Fees = [],
        };
        using var stream = new MemoryStream();
        using (var csv = new OrdersCsv(stream))
        {
            csv.Write(filled);
            csv.Write(open);
        }

        Assert.Equal(
            OrdersHeader
            + "main-000001,main,BTC-USD,sell,stop_limit,0.25,99.5,100,gtd,false,true,2025-01-01T00:00:00Z,filled,"
            + "2025-01-01T00:00:01.5Z,0.25,99.75,0.0249,BNB,Stop Loss Protection,3,\n"
            + "main-000002,main,BTC-USD,sell,stop_limit,0.25,99.5,100,gtd,false,true,2025-01-01T00:00:00Z,working,"
            + ",0,,,,Stop Loss Protection,3,\n",
            Text(stream));
    }

    [Fact]
    public void Equity_is_written_as_sampled_and_as_daily_closes()
    {
        var sampler = new EquitySampler(Start, new(100m, Currency.Usd));
        sampler.Mark(Start + TimeSpan.FromHours(6), new(125.0m, Currency.Usd));
        sampler.Mark(Start + TimeSpan.FromHours(30), new(100m, Currency.Usd));
        using var curve = new MemoryStream();
        EquityCsv.WriteCurve(curve, sampler.ReadCurve());
        Assert.Equal(
            "time,equity,peak,drawdown\n2025-01-01T00:00:00Z,100,100,0\n2025-01-01T06:00:00Z,125,125,0\n"
            + "2025-01-02T06:00:00Z,100,125,0.2\n",
            Text(curve));
        using var daily = new MemoryStream();
        EquityCsv.WriteDaily(daily, sampler.ReadDaily(), 100m);
        Assert.Equal("day,equity,return\n2025-01-01,125,0.25\n2025-01-02,100,-0.19999999999999996\n", Text(daily));
    }

    [Fact]
    public void A_day_after_ruin_has_no_return()
    {
        using var daily = new MemoryStream();
        EquityCsv.WriteDaily(daily, new(new(2025, 1, 1), [0m, 5m]), 100m);
        Assert.Equal("day,equity,return\n2025-01-01,0,-1\n2025-01-02,5,\n", Text(daily));
    }

    private static string Trades(TradeOutcome outcome)
    {
        using var stream = new MemoryStream();
        using (var csv = new TradesCsv(stream))
        {
            csv.Write(outcome);
        }

        return Text(stream);
    }

    private static string Text(MemoryStream stream) => Encoding.UTF8.GetString(stream.ToArray());
}
