namespace ActorTrading.Host.Tests.Crashes;

/// <summary>Waits for what other processes or threads bring about.</summary>
internal static class Patiently
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task Until(Func<bool> isSo, string what)
    {
        var until = DateTimeOffset.UtcNow + Patience;
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!isSo())
        {
            Assert.True(DateTimeOffset.UtcNow < until, $"Not within {Patience.TotalMinutes} minutes: {what}.");
            await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
