using ActorTrading.Host.Http.Health;

namespace ActorTrading.Host.Tests.Http;

/// <summary>A node that is as well as the test says.</summary>
internal sealed class SettableHealth : INodeHealth
{
    public IReadOnlyList<HealthCheck> Readiness { get; set; } = [new("journal_writes", true)];

    public IReadOnlyList<HealthCheck> Live() => [new("process", true)];

    public IReadOnlyList<HealthCheck> Ready() => Readiness;

    public IReadOnlyList<HealthCheck> Startup() => [new("entities", true, "12 of 12")];
}
