using System.Text.Json;
using ActorTrading.Host.Console;

namespace ActorTrading.Host.Tests.Backtesting;

public sealed class BacktestCommandTests : IDisposable
{
    private static readonly string[] ReportNames =
    [
        "daily.csv", "decisions.jsonl", "equity.csv", "manifest.json", "orders.csv", "report.html", "summary.json",
        "trades.csv",
    ];

    private readonly Workspace _space = new();

    public void Dispose() => _space.Dispose();

    [Fact]
    public void The_sample_gives_the_same_result_and_the_same_files_twice()
    {
        var (first, second) = (_space.PathOf("first"), _space.PathOf("second"));

        var one = Cli.Run("backtest", "--to", "2025-01-20", "--json", "--out", first);
        var other = Cli.Run("backtest", "--to", "2025-01-20", "--json", "--out", second);

        Assert.Equal(ExitCodes.Ok, one.Code);
        Assert.Equal(one.Out, other.Out);
        Assert.Equal(ReportNames, Directory.GetFiles(first).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(ReportNames, name => Assert.Equal(
            File.ReadAllText(Path.Combine(first, name)), File.ReadAllText(Path.Combine(second, name))));
        using var result = JsonDocument.Parse(one.Out);
        Assert.Equal(64, result.RootElement.GetProperty("order_hash").GetString()!.Length);
        Assert.Equal(64, result.RootElement.GetProperty("state_hash").GetString()!.Length);
        Assert.True(result.RootElement.GetProperty("trades").GetProperty("count").GetInt32() > 5);
    }

    [Fact]
    public void Another_seed_makes_another_market()
    {
        var one = Cli.Run("backtest", "--to", "2025-01-12", "--json", "--out", _space.Report);
        var other = Cli.Run("backtest", "--to", "2025-01-12", "--json", "--out", _space.Report, "--seed", "7");

        Assert.Equal(ExitCodes.Ok, other.Code);
        Assert.NotEqual(HashOf(one), HashOf(other));
    }

    [Fact]
    public void The_table_names_the_convention_the_hashes_and_the_report()
    {
        var result = Run("--out", _space.Report, "--convention", "lean", "--verify");

        Assert.Equal(ExitCodes.Ok, result.Code);
        Assert.Contains("[lean]", result.Out, StringComparison.Ordinal);
        Assert.Contains("Order hash", result.Out, StringComparison.Ordinal);
        Assert.Contains("State hash", result.Out, StringComparison.Ordinal);
        Assert.Contains("Verified: ", result.Out, StringComparison.Ordinal);
        Assert.Contains($"Report: {Path.Combine(_space.Report, "report.html")}", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_folder_nothing_is_written()
    {
        var result = Run();

        Assert.Equal(ExitCodes.Ok, result.Code);
        Assert.Contains("name a folder with --out", result.Out, StringComparison.Ordinal);
        Assert.Equal(["rules.json", "x_BTC-USD_1h.csv"], Names());
    }

    [Fact]
    public void A_report_takes_the_place_of_the_one_before()
    {
        Assert.Equal(ExitCodes.Ok, Run("--out", _space.Report).Code);
        Assert.Equal(ExitCodes.Ok, Run("--out", _space.Report, "--fees", "none").Code);
        Assert.Equal(["report", "rules.json", "x_BTC-USD_1h.csv"], Names());
    }

    [Fact]
    public void An_interrupt_leaves_nothing_behind()
    {
        using var interrupt = new CancellationTokenSource();
        interrupt.Cancel();

        var result = Cli.Run(interrupt.Token, "backtest", "--to", "2025-01-12", "--out", _space.Report);

        Assert.Equal(ExitCodes.Cancelled, result.Code);
        Assert.Contains("Interrupted", result.Error, StringComparison.Ordinal);
        Assert.Empty(Names());
    }

    [Fact]
    public void Outliers_and_gaps_are_reported_and_outliers_trade_only_where_asked()
    {
        var data = _space.Bars(spoil: rows =>
        {
            rows[50] = rows[50].Split(',') is [var time, ..] ? $"{time},1,1.1,0.9,1,10" : rows[50];
            rows.RemoveRange(70, 3);
        });
        string[] args = ["backtest", "--rules", _space.Rules(), "--data", data, "--json"];

        var cautious = Cli.Run(args);
        var bold = Cli.Run([.. args, "--keep-outliers"]);

        Assert.Equal((ExitCodes.Ok, ExitCodes.Ok), (cautious.Code, bold.Code));
        Assert.Contains("outlier_dropped", cautious.Complaints, StringComparison.Ordinal);
        Assert.Contains("bars_missing", cautious.Complaints, StringComparison.Ordinal);
        Assert.Contains("outlier_kept", bold.Complaints, StringComparison.Ordinal);
        Assert.NotEqual(HashOf(cautious), HashOf(bold));
    }

    [Theory]
    [InlineData("--fees coinbase")]
    [InlineData("--fees maker=0.02%,taker=5bps")]
    [InlineData("--slippage 5bps")]
    [InlineData("--slippage 2ticks")]
    [InlineData("--slippage volume-share")]
    [InlineData("--slippage none --fees none")]
    [InlineData("--latency 2s,jitter=500ms --fees none")]
    [InlineData("--participation 5%")]
    [InlineData("--cash 2500.5")]
    [InlineData("--from 2024-01-02")]
    [InlineData("--timeframe 4h")]
    public void A_setting_changes_the_result(string options)
    {
        var (plain, set) = (Run("--json"), Run(["--json", .. options.Split(' ')]));

        Assert.Equal(ExitCodes.Ok, set.Code);
        Assert.NotEqual(HashOf(plain), HashOf(set));
    }

    [Fact]
    public void Advice_on_other_symbols_is_left_out_and_told()
    {
        var advice = _space.Write(
            "advice.csv",
            """
            timestamp_ms,symbol,recommendation,confidence
            1704070800000,BTC-USD,BUY,0.9
            1704070800001,XRP-USD,BUY,0.9

            """);

        var result = Run("--recommendations", advice);

        Assert.Equal(ExitCodes.Ok, result.Code);
        Assert.Contains($"note: 1 rows of {advice}", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_portfolios_trade_beside_one_another()
    {
        var rules = _space.Rules(
            $$"""
            {"rules":[{{Texts.Entry}},{{Texts.Exit}}],
             "portfolios":[{"id":"both","cash":5000},{"id":"only-in","rules":["low"]}]}
            """);

        var result = Cli.Run("backtest", "--rules", rules, "--data", _space.Bars(), "--json");

        Assert.Equal(ExitCodes.Ok, result.Code);
        using var summary = JsonDocument.Parse(result.Out);
        Assert.Equal(15_000m, summary.RootElement.GetProperty("start_balance").GetDecimal());
        Assert.Equal(1, summary.RootElement.GetProperty("open_positions").GetInt32());
    }

    [Fact]
    public void Progress_is_told_on_the_error_side_where_it_is_asked_for()
    {
        Assert.Contains("events", Run("--progress", "--json").Error, StringComparison.Ordinal);
        Assert.Empty(Run("--json").Error);
    }

    [Fact]
    public void A_defect_asks_to_be_reported()
    {
        using var error = new StringWriter();
        using var broken = new BrokenWriter();

        var code = CommandLine.Run(
            ["backtest", "--rules", _space.Rules(), "--data", _space.Bars(), "--json"],
            new Terminal(broken, error, TimeProvider.System));

        Assert.Equal(ExitCodes.Defect, code);
        Assert.Contains("Please report it", error.ToString(), StringComparison.Ordinal);
    }

    private CliResult Run(params string[] options) =>
        Cli.Run(["backtest", "--rules", _space.Rules(), "--data", _space.Bars(), .. options]);

    private IEnumerable<string?> Names() =>
        Directory.GetFileSystemEntries(_space.PathOf("")).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private static string HashOf(CliResult result)
    {
        using var summary = JsonDocument.Parse(result.Out);
        return summary.RootElement.GetProperty("state_hash").GetString()!;
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new NotSupportedException("This writer is broken.");
    }
}
