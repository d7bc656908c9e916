namespace ActorTrading.Host.Tests.Conformance;

/// <summary>One trading node for all tests that do not stop it.</summary>
public sealed class ConformanceFixture : IAsyncLifetime
{
    internal ConformingNode Node { get; } = new();

    internal HttpClient Admin { get; private set; } = null!;

    internal ApiContract Contract { get; private set; } = null!;

    internal ApiWorld World { get; private set; } = null!;

    internal GoodRequests Good { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Node.Start();
        Admin = Node.Client(Node.AdminToken);
        Contract = await ApiContract.Read(Admin);
        World = new ApiWorld(Node, Admin);
        Good = new GoodRequests(Contract, World);
        await World.Begin();
    }

    public async ValueTask DisposeAsync()
    {
        Admin?.Dispose();
        await Node.DisposeAsync();
    }
}
