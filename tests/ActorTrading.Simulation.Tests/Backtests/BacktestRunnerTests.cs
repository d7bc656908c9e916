using System.Globalization;
using System.Text.Json;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Money;
using ActorTrading.Simulation.Backtests;
using ActorTrading.Simulation.Backtests.Recording;
using ActorTrading.Simulation.MarketData;
using ActorTrading.Simulation.Reports;
using static ActorTrading.Simulation.Tests.Backtests.BacktestLab;

namespace ActorTrading.Simulation.Tests.Backtests;

public sealed class BacktestRunnerTests : IDisposable
{
    private static readonly MarketEvent[] Market = Walk(hours: 300, seed: 3);
    private readonly string _folder = Directory.CreateTempSubdirectory("backtest-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Two_runs_of_one_setup_have_the_same_hashes_and_the_same_files()
    {
        var (one, two) = (WriteFiles("one"), WriteFiles("two"));

        Assert.Equal(one.OrderHash, two.OrderHash);
        Assert.Equal(one.StateHash, two.StateHash);
        Assert.True(one.ReplayWasVerified);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder, "one")))
        {
            var other = Path.Combine(_folder, "two", Path.GetFileName(file));
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(other));
        }
    }

    [Theory]
    [InlineData("\"greater_than\", \"value\": 100", "\"greater_than\", \"value\": 101")]
    [InlineData("\"size_value\": 20", "\"size_value\": 19")]
    public void Another_rule_gives_another_order_hash(string from, string to)
    {
        var other = Threshold.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(Threshold, other);
        Assert.NotEqual(HashOf(Threshold), HashOf(other));
    }

    [Fact]
    public void A_denied_order_changes_the_order_hash_too()
    {
        var free = Portfolio(Threshold);
        var bound = free.Within(free.Policy.Limits with { MaxOrderNotional = 1m });
        var closes = Bars(Btc, 98m, 101m, 101m);

        var idle = BacktestLab.Run(Setup(Bars(Btc, 98m, 98m, 98m), bound), Options());
        var denied = BacktestLab.Run(Setup(closes, bound), Options());

        Assert.Equal(0, denied.Report.Metrics.Activity.Orders.Sent);
        Assert.NotEqual(idle.OrderHash, denied.OrderHash);
        Assert.NotEqual(BacktestLab.Run(Setup(closes, free), Options()).OrderHash, denied.OrderHash);
    }

    [Fact]
    public void The_files_of_a_run_parse_back_to_what_the_report_says()
    {
        var report = WriteFiles("run").Report;

        var orders = Csv(ReportFiles.Orders);
        Assert.Equal(report.Metrics.Activity.Orders.Sent, orders.Count);
        Assert.Equal(report.Metrics.Activity.Orders.Filled, orders.Count(o => o["status"] == "filled"));
        var fees = orders.Where(o => o["fee"].Length > 0).Sum(o => Number(o["fee"]));
        Assert.Equal(report.Metrics.Activity.Fees.Value, fees);
        Assert.Equal(
            report.Metrics.Activity.TradedNotional!.Value.Value,
            orders.Where(o => o["filled"] != "0").Sum(o => Number(o["filled"]) * Number(o["average_price"])), 6);
        var trades = Csv(ReportFiles.Trades);
        Assert.NotEmpty(trades);
        Assert.Equal(report.Trades.Sum(t => t.Trade.Profit.Value), trades.Sum(t => Number(t["profit"])));
        Assert.Equal(report.Metrics.FinalBalance.Value, Number(Csv(ReportFiles.Equity)[^1]["equity"]));
        var decisions = File.ReadAllLines(PathOf(ReportFiles.Decisions))
            .Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Equal(
            orders.Select(o => o["id"]).Order(StringComparer.Ordinal),
            decisions.Where(d => d.GetProperty("kind").GetString() == "order")
                .Select(d => d.GetProperty("order_id").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal(decisions.Length, decisions.Select(d => d.GetProperty("id").GetString()).Distinct().Count());
    }

    [Fact]
    public void Progress_tells_events_time_fraction_and_ends_whole()
    {
        var seen = new List<BacktestProgress>();
        var events = Enumerable.Range(0, 20_000).Select(i => Trade(i, 100m)).ToArray();
        var options = Options() with { ExpectedEnd = events[^1].Time, VerifiesReplay = false };

        var relay = new Relay<BacktestProgress>(seen.Add);
        var report = BacktestLab.Run(Setup(events, Portfolio(Threshold)), options, relay).Report;

        Assert.Equal([1L, 8_193, 16_385, 20_000], seen.Select(p => p.Events));
        Assert.Equal([0d, 8_192 / 19_999.0, 16_384 / 19_999.0, 1d], seen.Select(p => p.Fraction!.Value));
        Assert.Equal(events[8_192].Time, seen[1].Time);
        Assert.Null(seen[0].TimeLeft);
        Assert.Equal(TimeSpan.Zero, seen[^1].TimeLeft);
        Assert.Equal(seen[1].Events / seen[1].Elapsed.TotalSeconds, seen[1].EventsPerSecond);
        Assert.Equal(20_000, report.Pace!.Events);
    }

    [Fact]
    public void The_fraction_read_goes_before_that_of_the_time_and_is_unknown_without_either()
    {
        var seen = new List<BacktestProgress>();
        var events = Bars(Btc, 98m, 98m);
        Run(Options() with { FractionRead = () => 0.25, ExpectedEnd = events[^1].Time });
        Run(Options() with { FractionRead = () => null });

        Assert.Equal([0.25, 1d, null, 1d], seen.Select(p => p.Fraction));
        Assert.Null(seen[2].TimeLeft);

        void Run(RunReportOptions options) =>
            BacktestLab.Run(Setup(events, Portfolio(Threshold)), options, new Relay<BacktestProgress>(seen.Add));
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var events = Enumerable.Range(0, 10_000).Select(i => Trade(i, 100m)).ToArray();
        Assert.Throws<OperationCanceledException>(
            () => BacktestRunner.Run(Setup(events, Portfolio(Threshold)), Options(), cancellation: cancellation.Token));
    }

    [Fact]
    public void A_period_without_events_is_a_setup_that_cannot_run()
    {
        var setup = Setup(Bars(Btc, 98m), Portfolio(Threshold)) with { TradeFrom = Start + TimeSpan.FromDays(9) };
        Assert.Contains("check the period", Refused(setup).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Portfolios_of_different_currencies_have_no_common_report()
    {
        var euros = Portfolio(Threshold, "b") with { Cash = new(1m, Currency.Of("EUR")) };
        var setup = Setup(Bars(Btc, 98m), Portfolio(Threshold), euros);
        Assert.Contains("USD, EUR", Refused(setup).Message, StringComparison.Ordinal);
        Assert.Contains("no portfolio", Refused(setup with { Portfolios = [] }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_are_summed_up_by_file_and_code()
    {
        var findings = new DataFindings();
        for (var i = 0; i < 40; i++)
        {
            findings.Add(new(DataSeverity.Warning, DataFindingCodes.BarsMissing, "a.csv", i + 2, null, "A gap."));
        }

        findings.Add(new(DataSeverity.Warning, DataFindingCodes.BarsMissing, "b.csv", 7, null, "A gap."));
        var options = Options() with { Findings = findings };
        var report = BacktestLab.Run(Setup(Bars(Btc, 98m), Portfolio(Threshold)), options).Report;
        Assert.Equal(
            [("a.csv", 2L, 40L), ("b.csv", 7L, 1L)],
            report.Findings.Select(f => (f.First.File, f.First.Line, f.Count)));
    }

    private static BacktestSetupException Refused(BacktestSetup setup) =>
        Assert.Throws<BacktestSetupException>(() => BacktestLab.Run(setup, Options()));

    private static string HashOf(string rules) => BacktestLab.Run(Setup(Market, Portfolio(rules)), Options()).OrderHash;

    private BacktestResult WriteFiles(string name)
    {
        Assert.Null(ReportDirectory.TryOpen(Path.Combine(_folder, name), out var directory));
        using (directory)
        {
            BacktestResult result;
            using (var log = new ReportLog(directory!))
            {
                var both = Portfolio(Threshold, "a", BtcSymbol, EthSymbol);
                var setup = Setup(Market, both, Portfolio(Threshold, "b", EthSymbol));
                result = BacktestLab.Run(setup, Options(log));
            }

            ReportFiles.WriteResults(directory!, result.Report);
            directory!.Commit();
            return result;
        }
    }

    private string PathOf(string file) => Path.Combine(_folder, "run", file);

    private List<Dictionary<string, string>> Csv(string file)
    {
        var lines = File.ReadAllLines(PathOf(file));
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(Row)];

        Dictionary<string, string> Row(string line) =>
            header.Zip(line.Split(',')).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private sealed class Relay<T>(Action<T> take) : IProgress<T>
    {
        public void Report(T value) => take(value);
    }
}
