using ActorTrading.Host.Console;

namespace ActorTrading.Host.Tests.Data;

public sealed class DataCommandTests : IDisposable
{
    private readonly Workspace _space = new();

    public void Dispose() => _space.Dispose();

    [Fact]
    public void Generated_bars_can_be_inspected_and_traded_with_their_advice()
    {
        var folder = _space.PathOf("market");

        var made = Cli.Run("data", "generate", "--out", folder, "--days", "6", "--timeframe", "5m", "--start",
            "2024-03-01", "--seed", "5");
        var bars = Path.Combine(folder, "synthetic_BTC-USD_5m.csv.gz");
        var seen = Cli.Run("data", "inspect", bars);
        var run = Cli.Run(
            "backtest", "--rules", Cli.Sample("story.json"), "--data", bars, "--recommendations", Path.Combine(folder,
                "recommendations.csv"));

        Assert.Equal((ExitCodes.Ok, ExitCodes.Ok, ExitCodes.Ok), (made.Code, seen.Code, run.Code));
        Assert.Equal(3, made.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("5m bars", seen.Out, StringComparison.Ordinal);
        Assert.Contains("1,728", seen.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Ticks_are_quotes_and_trades()
    {
        var made = Cli.Run("data", "generate", "--out", _space.PathOf("ticks"), "--days", "1", "--ticks", "--plain");

        Assert.Equal(ExitCodes.Ok, made.Code);
        Assert.Contains("synthetic_ETH-USD_quotes.csv\n", made.Out, StringComparison.Ordinal);
        Assert.Contains("synthetic_ETH-USD_trades.csv\n", made.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_there_and_wrong_options_are_refused()
    {
        var there = Cli.Run("data", "generate", "--out", _space.PathOf(""));
        var wrong = Cli.Run("data", "generate", "--out", _space.PathOf("new"), "--days", "0", "--timeframe", "x",
            "--start", "x");

        Assert.Equal((ExitCodes.BadInput, ExitCodes.BadInput), (there.Code, wrong.Code));
        Assert.Contains("it is there already", there.Error, StringComparison.Ordinal);
        Assert.Equal(3, wrong.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Empty(Directory.GetFileSystemEntries(_space.PathOf("")));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused()
    {
        var file = _space.Write("file", "");

        var result = Cli.Run("data", "generate", "--out", Path.Combine(file, "market"), "--days", "1");

        Assert.Equal(ExitCodes.BadInput, result.Code);
        Assert.Contains("it cannot be written", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspection_lists_findings_and_fails_on_errors()
    {
        var result = Cli.Run("data", "inspect", _space.Bars(spoil: rows => rows.Insert(5, rows[5])), "none.csv");

        Assert.Equal(ExitCodes.BadInput, result.Code);
        Assert.Contains("row_duplicate", result.Out, StringComparison.Ordinal);
        Assert.Contains("file_missing", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_beyond_the_first_of_a_kind_are_counted()
    {
        var data = _space.Bars(count: 200, spoil: rows =>
        {
            for (var i = 20; i < 180; i += 10)
            {
                rows[i] = $"{rows[i].Split(',')[0]},1,1.1,0.9,1,10";
            }
        });

        var result = Cli.Run("data", "inspect", data);

        Assert.Equal(ExitCodes.Ok, result.Code);
        Assert.Contains($"6 more outlier_dropped in {data}.", result.Out, StringComparison.Ordinal);
    }
}
