using System.Collections.Immutable;
using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Streams;
using ActorTrading.Simulation.MarketData;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Simulation.Backtests;

/// <summary>Everything that a back-test is made of. The same setup gives the same orders and the same state.</summary>
public sealed record BacktestSetup
{
    /// <summary>In the order in which market events number their instruments.</summary>
    public required ImmutableArray<MarketFeed> Feeds { get; init; }

    /// <summary>In order of time; disposed of by the caller.</summary>
    public required IMarketDataSource Source { get; init; }

    public required ImmutableArray<BacktestPortfolio> Portfolios { get; init; }

    public required SimulatedVenueOptions Venue { get; init; }

    /// <summary>
    /// Sessions start with the first event from here on; what comes before warms the indicators up. Null for at once.
    /// </summary>
    public Timestamp? TradeFrom { get; init; }

    /// <summary>Advice in order of time.</summary>
    public IEnumerable<RecommendationRow> Advice { get; init; } = [];

    /// <summary>How long advice holds that names no expiry.</summary>
    public TimeSpan AdviceLife { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Hears of every change of a portfolio, after the stream.</summary>
    public ImmutableArray<IPortfolioWatchers> Watchers { get; init; } = [];

    /// <summary>Events between snapshots of an entity; zero takes none.</summary>
    public int SnapshotEvery { get; init; } = 1_000;

    /// <summary>Where the entities' events go: an empty journal. Null for one that is gone with the run.</summary>
    public IJournal? Journal { get; init; }

    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// Has every rule looked at with every event, to show that looking only where something changed loses nothing.
    /// </summary>
    public bool LooksAlways { get; init; }
}
