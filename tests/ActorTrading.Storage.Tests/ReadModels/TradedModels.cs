using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Storage.ReadModels;
using ActorTrading.Testing;
using ActorTrading.Testing.Trading;

namespace ActorTrading.Storage.Tests.ReadModels;

/// <summary>The read models of some hours of trading, made once for the tests that only look.</summary>
public sealed class TradedModels : IAsyncLifetime
{
    private const ulong Seed = 12;

    private readonly TemporaryFolder _folder = new();

    internal static IReadOnlyList<string> Portfolios { get; } = ["both", "coin", "lever"];

    internal FollowedInMemoryJournal Journal { get; private set; } = null!;

    internal ReadModelStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Journal = RecordedTrading.Journal(Seed, TimeSpan.FromHours(4));
        Store = ReadModelLab.Open(_folder["read-models.db"]);
        await Store.CatchUp(Journal, (int)Seed);
    }

    public ValueTask DisposeAsync()
    {
        Store.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    internal async Task<PortfolioEvent[]> EventsOf(string portfolio) =>
    [
        .. (await Journal.Read(new("portfolio", portfolio), 1, int.MaxValue))
            .Select(r => (PortfolioEvent)ReadModelLab.Catalogue.Decode(r)!),
    ];

    internal async Task<Portfolio> StateOf(string portfolio) => (await EventsOf(portfolio)).Aggregate(
        PortfolioDecider.Initial(new(portfolio)), PortfolioDecider.Evolve);
}
