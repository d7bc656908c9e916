using ActorTrading.Engine.Ports;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Console;
using ActorTrading.Storage.Backups;
using ActorTrading.Storage.Halts;
using ActorTrading.Storage.Idempotency;
using ActorTrading.Storage.Journals;
using ActorTrading.Storage.MarketData;
using ActorTrading.Storage.ReadModels;
using ActorTrading.Storage.Snapshots;
using ActorTrading.Storage.Sqlite;
using ActorTrading.Storage.Venues;

namespace ActorTrading.Host.Node;

/// <summary>The files of a node, opened. Each has one writer, so that none waits for another.</summary>
internal sealed class NodeStores : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _opened = new();

    private NodeStores()
    {
    }

    public required NodeFolder Folder { get; init; }

    /// <summary>Null where the folder was not restored from a backup, or has been reconciled since.</summary>
    public RestoredMarker? Restored { get; private set; }

    public SqliteJournal Journal { get; private set; } = null!;

    public SqliteSnapshotStore Snapshots { get; private set; } = null!;

    public ReadModelStore ReadModels { get; private set; } = null!;

    public SqliteVenueLedger VenueLedger { get; private set; } = null!;

    public SqliteMarketStore Market { get; private set; } = null!;

    public SqliteIdempotencyStore Idempotency { get; private set; } = null!;

    public IHaltFile Halts { get; private set; } = null!;

    /// <summary>Opens everything and brings it to the schema of this program.</summary>
    /// <exception cref="InputException">A file cannot be used, with what to do about it.</exception>
    public static async Task<NodeStores> Open(
        NodeFolder folder, JournalOptions options, Action<JournalHealth> onHealth, IJournalProbe? probe)
    {
        var stores = new NodeStores { Folder = folder };
        try
        {
            stores.OpenAll(options, onHealth, probe);
            return stores;
        }
        catch (Exception exception)
            when (exception is SqliteDamagedException or SchemaMismatchException or BackupException)
        {
            await stores.DisposeAsync().ConfigureAwait(false);
            throw new InputException(exception.Message);
        }
    }

    /// <summary>In the opposite order of opening.</summary>
    public async ValueTask DisposeAsync()
    {
        while (_opened.TryPop(out var store))
        {
            await store.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void OpenAll(JournalOptions options, Action<JournalHealth> onHealth, IJournalProbe? probe)
    {
        var wall = TimeProvider.System;
        Restored = RestoredMarker.Find(Folder.Root);
        Journal = Keep(SqliteJournal.Open(new SqliteJournalOptions
        {
            Folder = Folder.Root,
            Limits = new() { GroupMax = options.GroupMax, WaitingMax = options.WaitingMax },
            Time = wall,
            OnHealth = onHealth,
            Probe = probe,
        }));
        if (options.VerifiesAtStart)
        {
            Journal.Verify();
        }

        Snapshots = Keep(new SqliteSnapshotStore(Folder.Root, wall));
        ReadModels = Keep(new ReadModelStore(Folder.ReadModels, wall));
        VenueLedger = Keep(new SqliteVenueLedger(new SqliteFile(Folder.PaperVenue), wall));
        Market = Keep(SqliteMarketStore.Open(Folder.MarketData, wall));
        Idempotency = Keep(new SqliteIdempotencyStore(Folder.Node, wall));
        Halts = new HaltsFile(Folder.Root, wall);
    }

    private T Keep<T>(T store)
        where T : class
    {
        _opened.Push(store as IAsyncDisposable ?? new Synchronous((IDisposable)store));
        return store;
    }

    private sealed class Synchronous(IDisposable store) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            store.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
