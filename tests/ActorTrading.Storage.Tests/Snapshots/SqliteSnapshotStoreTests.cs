using System.Text;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Snapshots;
using ActorTrading.Storage.Snapshots;
using ActorTrading.Testing;

namespace ActorTrading.Storage.Tests.Snapshots;

public sealed class SqliteSnapshotStoreTests : IDisposable
{
    private static readonly EntityId Anna = new("tally", "anna");

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_latest_snapshot_survives_and_reads_back_field_by_field()
    {
        using (var store = Open())
        {
            await store.Save(Made(4, "four"));
            await store.Save(Made(7, "seven"));
            await store.Save(Made(5, "five"));
        }

        using var again = Open();
        var loaded = await again.Load(Anna);

        Assert.NotNull(loaded);
        Assert.Equal("seven", Encoding.UTF8.GetString(loaded.State.Span));
        Assert.Equal(Made(7, "seven") with { State = loaded.State }, loaded);
        Assert.Null(await again.Load(new EntityId("tally", "ben")));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_put_aside_and_begun_anew()
    {
        await File.WriteAllTextAsync(
            _folder["snapshots.db"], new string('?', 9_000), TestContext.Current.CancellationToken);

        using var store = Open();
        await store.Save(Made(1, "one"));

        Assert.NotNull(await store.Load(Anna));
        Assert.Single(Directory.GetFiles(_folder.Path, "snapshots.db.damaged-*"));
    }

    [Fact]
    public async Task Pages_damaged_while_the_store_is_open_cost_the_snapshots_and_nothing_else()
    {
        using (var store = Open())
        {
            await store.Save(Made(1, new string('x', 50_000)));
        }

        var bytes = await File.ReadAllBytesAsync(_folder["snapshots.db"], TestContext.Current.CancellationToken);
        Array.Fill(bytes, (byte)0x5A, 4_096, bytes.Length - 4_096);
        await File.WriteAllBytesAsync(_folder["snapshots.db"], bytes, TestContext.Current.CancellationToken);

        using var again = Open();
        Assert.Null(await again.Load(Anna));
        await again.Save(Made(2, "two"));
        Assert.NotNull(await again.Load(Anna));
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        var store = Open();
        store.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.Save(Made(1, "one")));
    }

    public void Dispose() => _folder.Dispose();

    private SqliteSnapshotStore Open() => new(_folder.Path, TimeProvider.System);

    private static Snapshot Made(long sequence, string state) => new()
    {
        Entity = Anna,
        Sequence = sequence,
        Version = 3,
        ChainHash = Digest.Of([1, (byte)sequence]),
        State = Encoding.UTF8.GetBytes(state),
        StateHash = Digest.Of(Encoding.UTF8.GetBytes(state)),
    };
}
