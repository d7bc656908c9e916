namespace ActorTrading.Host.Tests.Scheduling;

/// <summary>The clock of this machine, set to another time: it runs as fast, and its timers are real.</summary>
internal sealed class ShiftedTime(DateTimeOffset start) : TimeProvider
{
    private readonly long _begun = System.GetTimestamp();
    private TimeSpan _jumped;

    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(_begun) + _jumped;

    /// <summary>The clock is set forward; timers do not notice.</summary>
    public void Jump(TimeSpan by) => _jumped += by;
}
