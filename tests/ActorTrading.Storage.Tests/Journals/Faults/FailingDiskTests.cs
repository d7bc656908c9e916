namespace ActorTrading.Storage.Tests.Journals.Faults;

/// <summary>F21 and F22: syncs that fail and disks that are full, in a process of its own.</summary>
public sealed class FailingDiskTests : IAsyncDisposable
{
    private const int Entities = 4;

    private readonly JournalFolder _folder = new();
    private readonly ClientHistory _history = new();

    public static TheoryData<string, int, int, string> Faults => new()
    {
        { "journal.db-wal", FaultShim.Io, 0, "Failing" },
        { "journal.db", FaultShim.Io, 0, "Failing" },
        { "journal.heads", FaultShim.Io, 0, "Failing" },
        { "journal.db-wal", 0, FaultShim.Io, "Failing" },
        { "journal.db-wal", 0, FaultShim.NoSpace, "DiskFull" },
        { "journal.heads", 0, FaultShim.NoSpace, "DiskFull" },
        { "journal.", 0, FaultShim.NoSpace, "DiskFull" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_failing_disk_is_told_loses_nothing_and_is_got_over(
        string path, int syncs, int writes, string state)
    {
        using var shim = new FaultShim();
        using (var process = new AppendingProcess(_folder.Path, Entities, _history, shim))
        {
            process.ReadUntil("open 0");
            process.ReadAcknowledged(20);
            shim.Set(syncs, writes, path);
            process.ReadUntil($"health {state} ");
            shim.Clear();
            process.ReadUntil("health Ok");
            process.ReadAcknowledged(20);
            process.Kill();
        }

        await using var journal = _folder.Open();
        await _history.AssertKeptBy(journal);
        Assert.NotEqual(0, _history.Failed + _history.Unknown);
    }

    [Fact]
    public async Task A_process_killed_while_its_disk_fails_kept_what_it_acknowledged()
    {
        using var shim = new FaultShim();
        for (var life = 0; life < 5; life++)
        {
            shim.Clear();
            using (var process = new AppendingProcess(_folder.Path, Entities, _history, shim))
            {
                process.ReadUntil("open 0");
                process.ReadAcknowledged(10);
                shim.Set(FaultShim.Io, 0, "journal.db");
                process.ReadUntil("health Failing");
                process.Kill();
            }

            await using var journal = _folder.Open();
            await _history.AssertKeptBy(journal);
        }
    }

    public async ValueTask DisposeAsync() => await _folder.DisposeAsync();
}
