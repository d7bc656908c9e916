namespace ActorTrading.Cli.Tests.Nodes;

/// <summary>A clock that shows one time; its timers are those of the system.</summary>
internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
