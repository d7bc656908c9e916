using System.Globalization;

namespace ActorTrading.Host.Tests.Crashes;

/// <summary>
/// The same scenario again and again: portfolios are opened and funded, get rules, start sessions and trade. The node
/// is killed by SIGKILL after the first append, then after the second, and so on; each time a second life must go on
/// from there with nothing lost and nothing doubled.
/// </summary>
public sealed class CrashAtEveryAppendTests : IDisposable
{
    /// <summary>Opening takes about thirty; the rest is trading.</summary>
    private const int Appends = 48;

    private readonly Workspace _workspace = new();

    [Fact]
    public async Task Whichever_append_is_the_last_the_next_life_goes_on()
    {
        for (var append = 1; append <= Appends; append++)
        {
            var folder = _workspace.PathOf($"append-{append}");
            var history = new ClientHistory();
            await Die(folder, history, append);
            await GoOn(folder, history);

            var findings = await CrashVerdict.Of(folder, history, isSettled: true);
            Assert.True(findings.Count == 0, $"append {append}:\n{string.Join('\n', findings.Take(10))}");
            Directory.Delete(folder, recursive: true);
        }
    }

    public void Dispose() => _workspace.Dispose();

    private static async Task Die(string folder, ClientHistory history, int append)
    {
        using var node = CrashedNode.Start(
            folder, 0, history, "after-append", append.ToString(CultureInfo.InvariantCulture));
        await node.Dead();
    }

    private static async Task GoOn(string folder, ClientHistory history)
    {
        using var node = CrashedNode.Start(folder, 0, history);
        await node.Ready();
        await VenueFills.Reach(folder, 1);
        Assert.True(await node.End() == 0 && history.IsSettled, node.Errors);
    }
}
