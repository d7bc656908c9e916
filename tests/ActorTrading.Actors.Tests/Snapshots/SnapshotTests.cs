using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Snapshots;
using ActorTrading.Actors.Supervision;
using ActorTrading.Actors.Tests.Entities;

namespace ActorTrading.Actors.Tests.Snapshots;

public sealed class SnapshotTests
{
    private static readonly EntitySettings Settings = new() { SnapshotEvery = 4 };

    private readonly InMemoryJournal _journal = new();
    private readonly InMemorySnapshotStore _snapshots = new();

    [Fact]
    public async Task The_state_hash_is_the_same_live_from_snapshot_and_tail_and_from_full_replay()
    {
        var bench = Written(10);

        var kept = await _snapshots.Load(Bench.Id("a"));
        var live = bench.View("a");
        var tail = bench.View("a", StateSource.SnapshotAndTail);
        var full = bench.View("a", StateSource.FullReplay);

        Assert.Equal(8, kept!.Sequence);
        Assert.Equal((10L, 10L, 10L), (live.Sequence, tail.Sequence, full.Sequence));
        Assert.Equal(live.StateHash, tail.StateHash);
        Assert.Equal(live.StateHash, full.StateHash);
        Assert.Equal(Digest.Of("55;a:a1,a2,a3,a4,a5,a6,a7,a8,a9,a10,"u8), live.StateHash);
        Assert.Empty(bench.Alarms);
    }

    [Fact]
    public async Task A_snapshot_that_is_asked_for_is_of_the_state_as_it_is()
    {
        var bench = Written(10);

        var saved = bench.Host.SaveSnapshot(Bench.Id("a"));
        bench.Scheduler.RunUntilIdle();

        Assert.True(saved.IsCompleted);
        Assert.Equal(10, await saved);
        Assert.Equal(bench.View("a").StateHash, (await _snapshots.Load(Bench.Id("a")))!.StateHash);
    }

    [Fact]
    public void A_load_from_a_snapshot_folds_only_the_events_after_it()
    {
        Written(10);
        var bench = Restarted();
        bench.Definition.PoisonAmount = 3;

        Assert.Equal(55, bench.State("a").Total);
        Assert.Empty(bench.Alarms);
    }

    [Fact]
    public async Task A_snapshot_whose_bytes_do_not_fit_its_hash_is_ignored() => await AssertIgnored(
        snapshot => snapshot with { State = "999;a:"u8.ToArray() }, "hashes do not fit");

    [Fact]
    public async Task A_snapshot_of_another_history_is_ignored() => await AssertIgnored(
        snapshot => snapshot with { ChainHash = Digest.Of("elsewhere"u8) }, "hashes do not fit");

    [Fact]
    public async Task A_snapshot_that_does_not_decode_is_ignored() => await AssertIgnored(
        snapshot => Carrying(snapshot, "garbage"u8.ToArray()), "does not decode");

    [Fact]
    public async Task A_snapshot_that_is_not_canonical_is_ignored() => await AssertIgnored(
        snapshot => Carrying(snapshot, "036;a:a1,a2,a3,a4,a5,a6,a7,a8,"u8.ToArray()), "same bytes");

    [Fact]
    public async Task A_snapshot_of_another_layout_is_ignored() => await AssertIgnored(
        snapshot => snapshot with { Version = 2 }, "layout 2");

    [Fact]
    public void A_journal_that_ends_before_its_snapshot_has_lost_its_tail_and_is_not_used()
    {
        Written(10);
        var truncated = new InMemoryJournal();
        new Bench(truncated).Ask("a", new TallyCommand.AddAll(1, 2, 3));

        var bench = new Bench(truncated, _snapshots, Settings);
        bench.Ask("a", new TallyCommand.Touch());

        Assert.Contains("its tail is lost", Assert.Single(bench.Host.SuspendedEntities).Reason);
    }

    [Fact]
    public void A_store_that_fails_costs_replay_time_only()
    {
        var bench = new Bench(_journal, new BrokenStore(), Settings);
        for (var i = 1; i <= 9; i++)
        {
            Assert.IsType<CommandResult.Accepted>(bench.Ask("a", new TallyCommand.Add(i)));
        }

        Assert.Equal(45, new Bench(_journal, new BrokenStore(), Settings).State("a").Total);
        Assert.All(bench.Alarms, alarm => Assert.Equal(EntityAlarmKind.SnapshotUnusable, alarm.Kind));
        Assert.Equal(3, bench.Alarms.Count);
    }

    [Fact]
    public async Task Whoever_asks_for_a_snapshot_is_told_where_it_cannot_be_saved()
    {
        var bench = new Bench(_journal, new BrokenStore(), Settings);
        bench.Ask("a", new TallyCommand.Add(1));

        var unsaved = bench.Host.SaveSnapshot(Bench.Id("a"));
        bench.Scheduler.RunUntilIdle();
        bench.Host.Suspend(Bench.Id("a"), "to see");
        var declined = bench.Host.SaveSnapshot(Bench.Id("a"));
        bench.Scheduler.RunUntilIdle();

        await Assert.ThrowsAsync<IOException>(() => unsaved);
        await Assert.ThrowsAsync<EntityUnavailableException>(() => declined);
        Assert.Throws<InvalidOperationException>(() => { _ = new Bench(_journal).Host.SaveSnapshot(Bench.Id("a")); });
    }

    [Fact]
    public async Task A_late_save_does_not_replace_a_newer_snapshot()
    {
        Written(10);
        var newest = (await _snapshots.Load(Bench.Id("a")))!;

        await _snapshots.Save(newest with { Sequence = 4 });

        Assert.Equal(8, (await _snapshots.Load(Bench.Id("a")))!.Sequence);
    }

    private static Snapshot Carrying(Snapshot snapshot, byte[] state) =>
        snapshot with { State = state, StateHash = Digest.Of(state) };

    private async Task AssertIgnored(Func<Snapshot, Snapshot> damage, string reason)
    {
        var hash = Written(10).View("a").StateHash;
        await _snapshots.Save(damage((await _snapshots.Load(Bench.Id("a")))!));

        var bench = Restarted();

        Assert.Equal(hash, bench.View("a").StateHash);
        var alarm = Assert.Single(bench.Alarms);
        Assert.Equal(EntityAlarmKind.SnapshotUnusable, alarm.Kind);
        Assert.Contains(reason, alarm.Message);
    }

    private Bench Written(int events)
    {
        var bench = Restarted();
        for (var i = 1; i <= events; i++)
        {
            bench.Ask("a", new TallyCommand.Add(i));
        }

        return bench;
    }

    private Bench Restarted() => new(_journal, _snapshots, Settings);

    private sealed class BrokenStore : ISnapshotStore
    {
        public ValueTask Save(Snapshot snapshot) => throw new IOException("No room.");

        public ValueTask<Snapshot?> Load(EntityId entity) => throw new IOException("No such file.");
    }
}
