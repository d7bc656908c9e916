namespace ActorTrading.Host.Tests.Http;

/// <summary>A node with the endpoints of <see cref="ProbeModule"/>.</summary>
internal static class ProbedNode
{
    public static Task<TestNode> Start(ProbeModule probe, TestNodeOptions? options = null) =>
        TestNode.Start((options ?? new TestNodeOptions()) with { Modules = _ => [probe] });
}
