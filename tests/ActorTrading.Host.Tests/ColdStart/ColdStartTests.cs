using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Recommendations;
using ActorTrading.Engine.Accounts;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.RuleSets;
using ActorTrading.Storage.Sqlite;
using Dapper;

namespace ActorTrading.Host.Tests.ColdStart;

/// <summary>
/// A node that is started on ten thousand sessions that run (F41): they come back at a pace, each once; the emergency
/// stop works while they do; and once they are back everything that waits is dealt with (I12).
/// </summary>
[Collection(AloneCollection.Name)]
public sealed class ColdStartTests : IDisposable
{
    private const int Sessions = 10_000;

    /// <summary>Portfolios that are loaded when the stop is raised.</summary>
    private const int LoadedBefore = 4_000;

    /// <summary>So many load at a time in a node.</summary>
    private const int Pace = 32;

    private const string Rules = """
        [
          {"name": "advised", "type": "entry",
           "conditions": [{"field": "ai_recommendation", "operator": "equals", "value": "STRONG_BUY"}],
           "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 5, "stop_loss": 3}]},
          {"name": "warned", "type": "exit",
           "conditions": [{"field": "ai_recommendation", "operator": "equals", "value": "STRONG_SELL"}],
           "actions": [{"type": "sell", "sizing_method": "full_position"}]}
        ]
        """;

    private readonly Workspace _workspace = new();

    [Fact]
    public async Task Ten_thousand_sessions_come_back_once_and_can_be_stopped_while_they_do()
    {
        await using (var node = await RememberedNode.Open(_workspace.Root))
        {
            await node.Remember(Sessions, Rules);
        }

        await StopDuringTheStart();
        await TradeAfterTheNextStart();
    }

    public void Dispose() => _workspace.Dispose();

    private async Task StopDuringTheStart()
    {
        var gate = new LoadGate(LoadedBefore, Pace);
        await using var node = await RememberedNode.Open(_workspace.Root, gate);
        var tally = new JournalTally(node.Runtime.Stores.Journal);
        var starting = node.Runtime.Start(TestContext.Current.CancellationToken);
        await await Task.WhenAny(gate.Crowded, starting);

        var receipt = await node.Post("halts", new { scope = "cluster", reason = "cold start" });

        Assert.Equal("done", receipt.GetProperty("in_memory").GetProperty("outcome").GetString());
        Assert.Equal(HaltLevel.Halted, LevelAt(node));
        Assert.False(starting.IsCompleted || await node.IsReady());
        Assert.Equal(Pace, gate.Held);
        gate.Open();
        await starting;
        await AssertBack(node, gate);
        await tally.Until("portfolio.halt_changed", Sessions);
        await node.Advise(Rating.StrongBuy);
        await tally.Until("portfolio.order_denied", Sessions);
        Assert.Empty(tally.Of("portfolio.order_intended"));
        Assert.Empty(OrdersByAccount());
        await node.Runtime.Stop();
    }

    private async Task TradeAfterTheNextStart()
    {
        var gate = LoadGate.Opened;
        await using var node = await RememberedNode.Open(_workspace.Root, gate);
        var tally = new JournalTally(node.Runtime.Stores.Journal);
        await node.Runtime.Start(TestContext.Current.CancellationToken);
        await AssertBack(node, gate);
        Assert.Equal(HaltLevel.Halted, LevelAt(node));
        var lowering = await node.Post("halts/lower", new { scope = "cluster", reason = "all are back" });
        var code = lowering.GetProperty("code").GetString();
        await node.Post("halts/lower", new { scope = "cluster", code });
        await tally.Until("portfolio.halt_changed", Sessions);
        await node.Advise(Rating.Hold);
        await tally.Until("portfolio.rule_rearmed", Sessions);

        await node.Advise(Rating.StrongBuy);
        await tally.Until("portfolio.order_filled", Sessions);

        AssertOnceEach(tally.Of("portfolio.rule_fired"));
        AssertOnceEach(OrdersByAccount());
        await node.Runtime.Stop();
    }

    private static HaltLevel LevelAt(RememberedNode node) =>
        node.Runtime.Engine.Halts.Status.InForce.Standing.Halts.LevelOf(HaltScope.Cluster);

    private static async Task AssertBack(RememberedNode node, LoadGate gate)
    {
        foreach (var type in new[] { PortfolioEntity.Type, RuleSetEntity.Type, ExchangeAccountEntity.Type })
        {
            AssertOnceEach(gate.LoadsOf(type));
        }

        Assert.Empty(node.Runtime.Engine.Entities.SuspendedEntities);
        await RememberedNode.Until(
            () => node.Runtime.Engine.Loop.Status().Portfolios == Sessions, "every session is watched");
        Assert.True(await node.IsReady());
    }

    private static void AssertOnceEach<TKey>(IReadOnlyDictionary<TKey, int> counts)
    {
        Assert.Equal(Sessions, counts.Count);
        Assert.All(counts, count => Assert.Equal(1, count.Value));
    }

    /// <summary>Entries that the venue has on its own books; exits follow as soon as one is filled.</summary>
    private Dictionary<string, int> OrdersByAccount()
    {
        using var ledger = new SqliteFile(_workspace.PathOf("paper-venue.db")).OpenToRead();
        return ledger.Query<(string Account, int Count)>(
                "SELECT account, count(*) FROM orders WHERE side = 'buy' GROUP BY account")
            .ToDictionary(row => row.Account, row => row.Count, StringComparer.Ordinal);
    }
}
