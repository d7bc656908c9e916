using System.Diagnostics;

namespace ActorTrading.Host.Tests.Http;

/// <summary>Waits for what other threads do, up to a deadline.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    public static async Task True(Func<bool> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < Deadline, $"After {Deadline} it does not hold that {what}.");
            await Task.Yield();
        }
    }
}
