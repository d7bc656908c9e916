using ActorTrading.Host.Http.Health;

namespace ActorTrading.Host.Node.Recovery;

/// <summary>How far the start of a node has come, for its probes.</summary>
internal sealed class StartProgress
{
    private volatile string? _step = "opening the data folder";

    public bool IsDone => _step is null;

    /// <summary>What is being done now.</summary>
    public void Reach(string step) => _step = step;

    public void Finish() => _step = null;

    public HealthCheck Check => new("start", IsDone, _step);
}
