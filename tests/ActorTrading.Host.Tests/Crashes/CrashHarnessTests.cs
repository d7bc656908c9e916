using System.Globalization;

namespace ActorTrading.Host.Tests.Crashes;

/// <summary>
/// A real node, killed by SIGKILL again and again while it trades. After each death: no acknowledged command is lost
/// (I1) or answered twice in different ways (I2), no order is doubled (I4), no halt is passed (I8). In the end every
/// fill is booked (I5), the books are the venue's (I6), and every state is what its journal says (I7).
/// </summary>
public sealed class CrashHarnessTests : IDisposable
{
    private const string KillsVariable = "ACTORTRADING_KILLS";
    private const int KillsDefault = 130;
    private readonly Workspace _workspace = new();

    [Fact]
    public async Task A_node_that_is_killed_under_load_loses_and_doubles_nothing()
    {
        var kills = int.TryParse(
            Environment.GetEnvironmentVariable(KillsVariable), CultureInfo.InvariantCulture, out var asked)
            ? asked
            : KillsDefault;
        var random = new Random(20_261_120);
        var history = new ClientHistory();
        for (var kill = 1; kill <= kills; kill++)
        {
            using var node = CrashedNode.Start(_workspace.Root, kill, history);
            await node.Ready();
            using var life = new PeriodicTimer(TimeSpan.FromMilliseconds(random.Next(30, 500)));
            await life.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            await node.Kill();
            if (kill % 20 == 0)
            {
                await AssertSound(history, isSettled: false, $"after {kill} kills");
            }
        }

        await Settle(history, kills + 1);
    }

    [Theory]
    [InlineData("before-append", 1, 60, 7)]
    [InlineData("after-append", 1, 60, 7)]
    [InlineData("before-send", 1, 3, 1)]
    [InlineData("after-send", 1, 3, 1)]
    [InlineData("before-answer", 1, 4, 1)]
    [InlineData("mid-snapshot", 1, 3, 1)]
    [InlineData("mid-migration", 1, 1, 1)]
    public async Task A_node_that_dies_at_a_named_point_goes_on(string place, int from, int to, int step)
    {
        var history = new ClientHistory();
        for (var number = from; number <= to; number += step)
        {
            using var node = CrashedNode.Start(
                _workspace.Root, number, history, place, number.ToString(CultureInfo.InvariantCulture));
            await node.Dead();
            await AssertSound(history, isSettled: false, $"{place} {number}\n{node.Errors}");
        }

        await Settle(history, to + 1);
    }

    public void Dispose() => _workspace.Dispose();

    private async Task Settle(ClientHistory history, int seed)
    {
        using (var node = CrashedNode.Start(_workspace.Root, seed, history))
        {
            await node.Ready();
            await VenueFills.Reach(_workspace.Root, 1);
            Assert.True(await node.End() == 0 && history.IsSettled, node.Errors);
        }

        Assert.True(history.Hashes >= 4, $"Only {history.Hashes} states were compared.");
        await AssertSound(history, isSettled: true, "settled");
    }

    private async Task AssertSound(ClientHistory history, bool isSettled, string when)
    {
        var findings = await CrashVerdict.Of(_workspace.Root, history, isSettled);
        Assert.True(findings.Count == 0, $"{when}:\n{string.Join('\n', findings.Take(10))}");
    }
}
