using ActorTrading.Actors.Entities;
using ActorTrading.Engine.Halts;
using ActorTrading.Engine.Projections;
using ActorTrading.Host.Http.Paging;
using ActorTrading.Storage.Journals;
using ActorTrading.Storage.ReadModels.Rebuilding;
using ActorTrading.Storage.Snapshots;

namespace ActorTrading.Host.Http.Entities;

/// <summary>What looking after entities needs of the node.</summary>
internal sealed record EntityUpkeepParts
{
    public required EntityHost Entities { get; init; }

    public required SqliteJournal Journal { get; init; }

    public required SqliteSnapshotStore Snapshots { get; init; }

    public required ReadModelRebuild Rebuild { get; init; }

    public required EntityCatalogue Catalogue { get; init; }

    public required HaltDesk Halts { get; init; }

    public required Cursors Cursors { get; init; }
}
