using ActorTrading.Actors.Journals;
using ActorTrading.Engine.Projections;
using ActorTrading.Engine.TimeTravel;
using ActorTrading.Host.Http.Decisions;
using ActorTrading.Host.Http.History;
using ActorTrading.Host.Http.Projections;
using ActorTrading.Storage.ReadModels;
using ActorTrading.Storage.ReadModels.Rebuilding;
using ActorTrading.Testing;
using ActorTrading.Testing.Trading;

namespace ActorTrading.Host.Tests.Http.Views;

/// <summary>A node with an hour of trading in its journal and in its read models.</summary>
internal sealed class TradedNode : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly List<IDisposable> _parts = [];
    private ReadModelStore? _store;
    private ProjectionRunner? _runner;

    public TestNode Node { get; private set; } = null!;

    public ReadModelStore Store => _store!;

    public static async Task<TradedNode> Start()
    {
        var traded = new TradedNode();
        traded.Node = await TestNode.Start(new TestNodeOptions
        {
            Modules = parts =>
            {
                var (feed, catalogue) = ((IJournalFeed)parts.Journal, KnownEntities.Catalogue());
                traded._store = new ReadModelStore(traded._folder["read-models.db"], TimeProvider.System);
                traded._runner = new ProjectionRunner(traded.Store, feed, catalogue, new ProjectionOptions());
                var rebuild = new ReadModelRebuild(traded.Store, feed, catalogue);
                var states = new StateModule(new StateHistory(parts.Journal, catalogue));
                traded._parts.AddRange([rebuild, states]);
                return
                [
                    new DecisionsModule(traded.Store, parts.Cursors),
                    states,
                    new ReadModelsModule(traded._runner, rebuild),
                ];
            },
        });
        using (var trading = RecordedTrading.Into(traded.Node.Journal, seed: 21, TimeSpan.FromHours(1)))
        {
            trading.Run(cancellation: TestContext.Current.CancellationToken);
        }

        traded._runner!.Start();
        Assert.True(await traded.CatchUp());
        return traded;
    }

    public Task<bool> CatchUp() => _runner!.WaitFor(Node.Journal.LastOffset, Patience);

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await _runner!.DisposeAsync();
        _parts.ForEach(p => p.Dispose());
        Store.Dispose();
        _folder.Dispose();
    }
}
