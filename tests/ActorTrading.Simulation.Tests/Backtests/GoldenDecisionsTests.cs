using System.Text;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Simulation.Backtests;
using ActorTrading.Simulation.Reports;
using static ActorTrading.Simulation.Tests.Backtests.BacktestLab;

namespace ActorTrading.Simulation.Tests.Backtests;

public sealed class GoldenDecisionsTests
{
    private readonly MemoryLog _log = new();

    [Fact]
    public void A_tiny_run_gives_these_decisions_orders_and_trades()
    {
        var result = Run(Setup(Bars(Btc, 98m, 101m, 105m, 99m, 97m), Portfolio(Threshold)));

        Assert.Equal(
            """
            main-000001 02:00 Order BTC-USD Above: Buy 19.801 main-00000001
            main-000002 04:00 Order BTC-USD Below: Sell 19.801 main-00000002
            """,
            Text());
        var entry = _log.Decisions[0];
        var condition = Assert.Single(entry.Conditions);
        Assert.Equal("close@1h greater_than 100", condition.Text);
        Assert.Equal((101d, true), (condition.Value.Number, condition.Holds));
        Assert.NotEmpty(entry.Risk);
        Assert.All(entry.Risk, verdict => Assert.True(verdict.Passed));
        Assert.Contains(entry.Sizing, input => input.Value == 10_000m);
        Assert.Null(entry.ExitReason);
        Assert.Equal(ExitReason.Rule, _log.Decisions[1].ExitReason);
        Assert.Equal(["filled", "filled"], _log.Orders.Select(o => o.Status));
        Assert.Equal(["Above", "Below"], _log.Orders.Select(o => o.Rule));

        // Bought at the open of the bar after the decision, 101, and sold at the open after the next, 99.
        var trade = Assert.Single(result.Report.Trades);
        Assert.Equal((101m, 99m), (trade.Trade.EntryPrice.Value, trade.Trade.ExitPrice.Value));
        Assert.Equal(new PortfolioId("main"), trade.Portfolio);
        var marker = Assert.Single(result.Report.Prices.Single(c => c.Symbol == BtcSymbol).Markers);
        Assert.Equal((101m, 99m, false), (marker.EntryPrice, marker.ExitPrice, marker.IsProfit));
    }

    [Fact]
    public void Excursions_reach_as_far_as_the_bars_in_which_the_position_was_held()
    {
        // Held from the open of the third bar (high 106) over the fourth (low 94) to the open of the fifth at 95.
        var result = Run(Setup(Bars(Btc, 98m, 101m, 105m, 95m, 97m), Portfolio(Threshold)));

        var trade = Assert.Single(result.Report.Trades);
        var quantity = trade.Trade.Quantity.Value;
        Assert.Equal(quantity * (101m - 94m), trade.MaxAdverseExcursion!.Value.Value);
        Assert.Equal(quantity * (106m - 101m), trade.MaxFavourableExcursion!.Value.Value);
    }

    [Fact]
    public void An_attached_stop_is_told_as_such_and_its_order_as_no_rule_s()
    {
        var rules = Threshold.Replace("\"size_value\": 20", "\"size_value\": 20, \"stop_loss\": 3");
        Run(Setup([.. Bars(Btc, 98m, 101m, 102m), Bar(4, 102m, 103m, 90m, 101m)], Portfolio(rules)));

        var stop = _log.Decisions.Single(d => d.ExitReason == ExitReason.StopLoss);
        Assert.Null(stop.Rule);
        Assert.NotNull(stop.Order!.StopPrice);
        var order = _log.Orders.Single(o => o.Id == stop.OrderId);
        Assert.Equal(("filled", null, "stop_loss"), (order.Status, order.Rule, order.Reason));
    }

    [Fact]
    public void An_entry_that_takes_all_the_cash_is_covered_by_it()
    {
        var rules = Threshold.Replace("\"size_value\": 20", "\"size_value\": 100");
        Run(Setup(Bars(Btc, 98m, 101m, 101m), Portfolio(rules)));

        // 10,000 over 101 with a per cent for slippage and the default fee of a thousandth on it: 97.931 units.
        Assert.Equal("main-000001 02:00 Order BTC-USD Above: Buy 97.931 main-00000001", Text());
        Assert.Equal("filled", Assert.Single(_log.Orders).Status);
    }

    [Fact]
    public void Denials_and_outranked_rules_are_counted_by_code_with_examples()
    {
        const string Opposed = """
            [
              {"name": "Buyer", "type": "entry",
               "conditions": [{"field": "close", "operator": "greater_than", "value": 100}],
               "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 50}]},
              {"name": "Seller", "type": "exit",
               "conditions": [{"field": "close", "operator": "greater_than", "value": 102}],
               "actions": [{"type": "sell", "sizing_method": "full_position"}]}
            ]
            """;
        var portfolio = Portfolio(Opposed);
        portfolio = portfolio.Within(portfolio.Policy.Limits with { MaxPositionPercentage = 60m });

        var result = Run(Setup(Bars(Btc, 98m, 101m, 99.5m, 101m, 99.5m, 103m, 101m), portfolio));

        var outranked = _log.Decisions.Single(d => d.Kind == DecisionKind.Outranked);
        Assert.Equal(("Buyer", "Seller"), (outranked.Rule!.Name, outranked.OutrankedBy));
        var denied = _log.Decisions.Where(d => d.Kind == DecisionKind.Denied).ToArray();
        Assert.Single(denied);
        Assert.Equal(denied.Length, result.Report.Metrics.Activity.Orders.Denied);
        Assert.Equal(
            _log.Decisions.Where(d => d.Refusal is not null).GroupBy(d => d.Refusal!.Code, StringComparer.Ordinal)
                .Select(g => (g.Key, (long)g.Count())).Order(),
            result.Report.Denials.Select(d => (d.Code, d.Count)).Order());
        Assert.All(result.Report.Denials, d => Assert.Equal(Math.Min(3, d.Count), d.Examples.Length));
        var buyer = result.Report.Rules.Single(r => r.Name == "Buyer");
        Assert.Equal(buyer.Fired, buyer.Orders + buyer.Outranked + buyer.Denied);
        Assert.Equal(1, buyer.Outranked);
        Assert.Equal(denied.Length, buyer.Denied);
    }

    [Fact]
    public void What_rules_do_besides_trading_is_on_record_with_the_rule()
    {
        const string Others = """
            [
              {"name": "Bid low", "type": "entry",
               "conditions": [{"field": "close", "operator": "greater_than", "value": 100}],
               "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 5,
                            "order": "limit", "limit_offset": 9}]},
              {"name": "Tell", "type": "risk",
               "conditions": [{"field": "close", "operator": "greater_than", "value": 102}],
               "actions": [{"type": "notify", "message": "high"}, {"type": "cancel_orders"}, {"type": "pause_session"},
                           {"type": "halt", "level": "reduce_only"}]}
            ]
            """;
        Run(Setup(Bars(Btc, 98m, 101m, 103m, 103m, 103m), Portfolio(Others)));

        var cancel = _log.Decisions.Single(d => d.Kind == DecisionKind.Cancel);
        Assert.Equal(("rule Tell", BtcSymbol), (cancel.Reason, cancel.Symbol!.Value));
        Assert.Equal(_log.Decisions[0].OrderId, cancel.OrderId);
        Assert.Equal("high", _log.Decisions.Single(d => d.Kind == DecisionKind.Notify).Reason);
        Assert.Equal("rule Tell", _log.Decisions.Single(d => d.Kind == DecisionKind.PauseSession).Reason);
        var halt = _log.Decisions.Single(d => d.Kind == DecisionKind.Halt);
        Assert.StartsWith($"portfolio main to {HaltLevel.ReduceOnly} by rule-2", halt.Reason, StringComparison.Ordinal);
        Assert.All(_log.Decisions.Skip(1), d => Assert.Equal("Tell", d.Rule?.Name));
        Assert.Equal(("canceled", "rule Tell"), (_log.Orders[0].Status, _log.Orders[0].Reason));
    }

    [Fact]
    public void A_loss_halt_names_the_limit_and_no_rule()
    {
        var portfolio = Portfolio(Threshold.Replace("\"size_value\": 20", "\"size_value\": 90"));
        portfolio = portfolio.Within(portfolio.Policy.Limits with { MaxDailyLossPercentage = 5m });

        Run(Setup(Bars(Btc, 98m, 101m, 101m, 90m, 90m), portfolio));

        var halt = _log.Decisions.Single(d => d.Kind == DecisionKind.Halt);
        Assert.Null(halt.Rule);
        Assert.Null(halt.Symbol);
        Assert.Contains("daily_loss", halt.Reason, StringComparison.Ordinal);
    }

    private BacktestResult Run(BacktestSetup setup) => BacktestLab.Run(setup, Options(_log));

    private string Text()
    {
        var text = new StringBuilder();
        foreach (var d in _log.Decisions)
        {
            var order = d.Order is { } spec ? $" {d.Rule?.Name}: {spec.Side} {spec.Quantity} {d.OrderId}" : "";
            text.Append($"{d.Id} {d.At.ToDateTimeOffset():HH:mm} {d.Kind} {d.Symbol}{order}\n");
        }

        return text.ToString().TrimEnd('\n');
    }
}
