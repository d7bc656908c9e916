using ActorTrading.Domain.Risk.Protections;
using ActorTrading.Simulation.Backtests;
using ActorTrading.Simulation.Metrics;
using ActorTrading.Simulation.Reports;
using static ActorTrading.Simulation.Tests.Backtests.BacktestLab;

namespace ActorTrading.Simulation.Tests.Backtests;

public sealed class OrderOutcomesTests
{
    private const string Bid = """
        [{"name": "Bid", "type": "entry",
          "conditions": [{"field": "close", "operator": "greater_than", "value": 100}],
          "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 5, "order": "limit", TERMS}]}]
        """;

    private readonly MemoryLog _log = new();

    [Theory]
    [InlineData("\"limit_offset\": 5, \"unfilled_timeout\": \"90m\"", "timed_out", "unfilled timeout")]
    [InlineData("\"limit_offset\": 5, \"time_in_force\": \"ioc\"", "expired", null)]
    [InlineData("\"limit_offset\": -5, \"post_only\": true", "rejected", null)]
    [InlineData("\"limit_offset\": -5", "filled", null)]
    [InlineData("\"limit_offset\": 5", "accepted", null)]
    public void Each_way_in_which_an_order_ends_has_its_word_and_its_count(string terms, string status, string? reason)
    {
        var report = Run(Portfolio(Bid.Replace("TERMS", terms, StringComparison.Ordinal))).Report;

        var order = Assert.Single(_log.Orders);
        Assert.Equal(status, order.Status);
        Assert.Equal(status == "accepted", order.EndedAt is null);
        Assert.Equal(status is "expired" or "rejected", order.Reason is { } why && why != reason);
        if (reason is not null)
        {
            Assert.Equal(reason, order.Reason);
        }

        var none = new OrderCounts { Sent = 1 };
        var expected = status switch
        {
            "timed_out" => none with { TimedOut = 1 },
            "expired" => none with { Expired = 1 },
            "rejected" => none with { Rejected = 1 },
            "filled" => none with { Filled = 1 },
            _ => none,
        };
        Assert.Equal(expected, report.Metrics.Activity.Orders);
    }

    [Fact]
    public void A_refusal_of_the_venue_is_a_decision_with_the_rule_and_the_order()
    {
        var rules = Bid.Replace("TERMS", "\"limit_offset\": -5, \"post_only\": true", StringComparison.Ordinal);
        var report = Run(Portfolio(rules)).Report;

        var rejected = _log.Decisions.Single(d => d.Kind == DecisionKind.Rejected);
        Assert.Equal((_log.Orders[0].Id, "Bid"), (rejected.OrderId!.Value, rejected.Rule!.Name));
        Assert.True(rejected.Order!.PostOnly);
        Assert.Equal("post_only_would_take", rejected.Refusal!.Code);
        Assert.Equal(("post_only_would_take", 1L), report.Denials.Select(d => (d.Code, d.Count)).Single());
    }

    [Fact]
    public void A_pause_by_a_protection_is_on_record()
    {
        var portfolio = Portfolio(Threshold);
        var policy = portfolio.Policy with { Protections = [new Protection.CooldownPeriod()] };
        Run(portfolio with { Policy = policy }, 98m, 101m, 105m, 99m, 97m, 97m);

        var locked = _log.Decisions.Single(d => d.Kind == DecisionKind.EntryLock);
        Assert.Equal(BtcSymbol, locked.Symbol);
        Assert.StartsWith("CooldownPeriod until 2025-03-01T", locked.Reason, StringComparison.Ordinal);
    }

    private BacktestResult Run(BacktestPortfolio portfolio, params ReadOnlySpan<decimal> closes)
    {
        var events = Bars(Btc, closes.IsEmpty ? [98m, 101m, 101m, 101m, 101m, 101m] : closes);
        return BacktestLab.Run(Setup(events, portfolio), Options(_log));
    }
}
