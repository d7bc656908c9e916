using System.Net;
using ActorTrading.Host.Console;
using ActorTrading.Host.Http.Backtests;
using ActorTrading.Storage.Backtests;
using ActorTrading.Testing;

namespace ActorTrading.Host.Tests.Http.Views;

public sealed class KeptBacktestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_back_test_that_is_kept_is_listed_by_the_node_once_however_often_it_ran()
    {
        Assert.Equal(ExitCodes.Ok, Keep("2025-01-11"));
        Assert.Equal(ExitCodes.Ok, Keep("2025-01-12"));
        Assert.Equal(ExitCodes.Ok, Keep("2025-01-11"));
        var store = new BacktestResultStore(_folder[BacktestResultStore.FileName], TimeProvider.System);
        await using var node = await TestNode.Start(new TestNodeOptions
        {
            Modules = parts => [new BacktestsModule(store, parts.Cursors)],
        });

        var first = await node.Admin.Get("/backtests?limit=1").Json(HttpStatusCode.OK);
        var second = await node.Admin.Get($"/backtests?limit=1&cursor={first["next"]}").Json(HttpStatusCode.OK);
        var (latest, earlier) = (first["items"]!.AsArray().Single()!, second["items"]!.AsArray().Single()!);
        var whole = await node.Admin.Get($"/backtests/{latest["id"]}").Json(HttpStatusCode.OK);

        Assert.Null(second["next"]);
        Assert.StartsWith("2025-01-12", latest["end_date"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.StartsWith("2025-01-11", earlier["end_date"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(latest["summary"]);
        Assert.Equal(latest["total_pnl"]!.ToJsonString(), whole["summary"]!["profit"]!.ToJsonString());
        Assert.Equal(64, whole["order_hash"]!.GetValue<string>().Length);
        Assert.DoesNotContain("keep-in", whole["command"]!.GetValue<string>(), StringComparison.Ordinal);
        await node.Admin.Get("/backtests/never").Problem(HttpStatusCode.NotFound, "backtest_unknown");
    }

    [Fact]
    public async Task Where_none_was_kept_the_list_is_empty()
    {
        var store = new BacktestResultStore(_folder[BacktestResultStore.FileName], TimeProvider.System);
        await using var node = await TestNode.Start(new TestNodeOptions
        {
            Modules = parts => [new BacktestsModule(store, parts.Cursors)],
        });

        Assert.Empty((await node.Admin.Get("/backtests").Json(HttpStatusCode.OK))["items"]!.AsArray());
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused()
    {
        var result = Cli.Run("backtest", "--to", "2025-01-11", "--out", _folder["out"], "--keep-in", _folder["none"]);

        Assert.NotEqual(ExitCodes.Ok, result.Code);
        Assert.Contains("--keep-in", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private int Keep(string to) =>
        Cli.Run("backtest", "--to", to, "--json", "--out", _folder["out"], "--keep-in", _folder.Path).Code;
}
