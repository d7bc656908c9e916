using System.Diagnostics;

namespace ActorTrading.Host.Tests.Http;

/// <summary>Waits for what others do, up to a deadline.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan DeadlineOfProcesses = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    public static Task True(Func<bool> condition, string what) =>
        True(condition, what, Deadline, async () => await Task.Yield());

    /// <summary>The same of other processes, which need the processor more than this one does.</summary>
    public static async Task TrueOfProcesses(Func<bool> condition, string what)
    {
        using var pace = new PeriodicTimer(Pace);
        await True(
            condition,
            what,
            DeadlineOfProcesses,
            async () => await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken));
    }

    private static async Task True(Func<bool> condition, string what, TimeSpan deadline, Func<Task> pause)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < deadline, $"After {deadline} it does not hold that {what}.");
            await pause();
        }
    }
}
