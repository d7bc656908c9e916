using System.Text.Json;
using ActorTrading.Domain.Money;
using ActorTrading.Simulation.MarketData;
using ActorTrading.Simulation.Metrics;
using ActorTrading.Simulation.Reports;
using ActorTrading.Simulation.Tests.Metrics;

namespace ActorTrading.Simulation.Tests.Reports;

public sealed class RunSummaryTests
{
    private static readonly RunReport Golden = new()
    {
        Title = "Golden",
        ProductVersion = "1.2.3",
        Metrics = PerformanceMetrics.Compute(GoldenRun.Input, MetricConvention.Freqtrade),
        Equity = new(Currency.Usd, []),
        Daily = GoldenRun.Input.DailyEquity,
        Fingerprint = new("aa", "bb", 18_446_744_073_709_551_615, "atc backtest"),
        Denials = [new("stale_data", 4, [])],
        Findings = [new(new(DataSeverity.Warning, "bars_missing", "file", 0, null, "A gap."), 3)],
    };

    [Fact]
    public void The_table_names_the_convention_beside_each_ratio()
    {
        var table = SummaryTable.Of(Golden);
        Assert.Equal("Golden", table.Title);
        Assert.Equal("1.82 [freqtrade]", Value(table, "Sharpe"));
        Assert.Equal("117.83 [freqtrade]", Value(table, "Calmar"));
        Assert.Equal("+77.93 % [freqtrade]", Value(table, "Annual growth"));
        Assert.Equal("10,485.00 USD from 10,000.00 USD", Value(table, "Final balance"));
        Assert.Equal("10 (5 won, 4 lost, 1 drawn)", Value(table, "Closed trades"));
        Assert.Equal("n/a", Value(table, "Market change"));
        Assert.Equal(2, table.Warnings.Length);
        Assert.DoesNotContain(table.Rows, r => r.Label is "Run" or "Deepest mark");
    }

    [Fact]
    public void The_table_tells_the_pace_and_the_deepest_mark_where_they_are_known()
    {
        var table = SummaryTable.Of(SampleRun.Create(50));
        Assert.Equal("4,213,077 events in 0.84s (5,015,568 per second)", Value(table, "Run"));
        Assert.Contains("USD)", Value(table, "Deepest mark"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_json_holds_exact_values_with_their_convention()
    {
        using var json = Json(Golden);
        var root = json.RootElement;
        Assert.Equal("freqtrade", root.GetProperty("convention").GetString());
        Assert.Equal(485m, root.GetProperty("profit").GetDecimal());
        var ratios = root.GetProperty("ratios");
        Assert.Equal(1.815581617, ratios.GetProperty("sharpe").GetProperty("value").GetDouble(), 1e-9);
        Assert.Equal("freqtrade", ratios.GetProperty("sharpe").GetProperty("convention").GetString());
        Assert.Equal("standard", ratios.GetProperty("omega").GetProperty("convention").GetString());
        Assert.Equal(JsonValueKind.Null, ratios.GetProperty("value_at_risk_99").GetProperty("value").ValueKind);
        Assert.Equal(JsonValueKind.Null, root.GetProperty("drawdown_of_every_mark").ValueKind);
        Assert.Equal("2025-01-22T00:00:00Z", root.GetProperty("drawdown").GetProperty("recovered_at").GetString());
        Assert.Equal(4, root.GetProperty("denials").GetProperty("stale_data").GetInt64());
        Assert.Equal(3, root.GetProperty("data_findings").GetInt64());
        Assert.Equal(18_446_744_073_709_551_615, root.GetProperty("seed").GetUInt64());
        Assert.Equal("few_trades", root.GetProperty("warnings")[0].GetString());
        Assert.False(root.TryGetProperty("duration", out _));
    }

    [Fact]
    public void The_json_of_a_full_run_holds_its_pace_and_activity()
    {
        using var json = Json(SampleRun.Create(200));
        var root = json.RootElement;
        Assert.Equal(0.84, root.GetProperty("duration").GetDouble());
        Assert.Equal(41, root.GetProperty("orders").GetProperty("denied").GetInt64());
        Assert.True(root.GetProperty("turnover").GetDouble() > 0d);
        Assert.True(root.GetProperty("drawdown_of_every_mark").GetProperty("depth").GetDouble() > 0d);
    }

    private static JsonDocument Json(RunReport report)
    {
        using var stream = new MemoryStream();
        RunSummaryJson.Write(stream, report);
        return JsonDocument.Parse(stream.ToArray());
    }

    private static string Value(SummaryTable table, string label) => table.Rows.Single(r => r.Label == label).Value;
}
