namespace ActorTrading.Host.Http.Health;

/// <summary>
/// How the node is, for probes. Called often and from many threads: looks at what is known and waits for nothing.
/// </summary>
public interface INodeHealth
{
    /// <summary>Whether the process is alive at all: not what it depends on.</summary>
    IReadOnlyList<HealthCheck> Live();

    /// <summary>Whether it can be given work.</summary>
    IReadOnlyList<HealthCheck> Ready();

    /// <summary>Whether it has started, with how far it has come where it has not.</summary>
    IReadOnlyList<HealthCheck> Startup();
}

/// <param name="Name">In snake case: <c>journal_writes</c>.</param>
/// <param name="Reason">What is wrong, or how far it is, in words without secrets; null where there is nothing to say.
/// </param>
public sealed record HealthCheck(string Name, bool Ok, string? Reason = null);
