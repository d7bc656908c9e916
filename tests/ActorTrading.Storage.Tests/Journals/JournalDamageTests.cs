using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Storage.Sqlite;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Storage.Tests.Journals;

public sealed class JournalDamageTests : IAsyncDisposable
{
    private static readonly EntityId Anna = new("tally", "anna");
    private static readonly EntityId Ben = new("tally", "ben");

    private readonly JournalFolder _folder = new();
    private readonly JournalWriter _anna = new(Anna);
    private readonly JournalWriter _ben = new(Ben);

    [Fact]
    public async Task A_lost_tail_is_named_and_stops_only_its_entity()
    {
        await Write();
        Alter("DELETE FROM event WHERE sequence > 1 AND entity = (SELECT id FROM entity WHERE key = 'anna')");

        var journal = _folder.Open();

        var damage = Assert.Single(journal.Damages);
        Assert.Equal((Anna, 1, 3), (damage.Entity, damage.LastGood, damage.Expected));
        Assert.Equal(
            "1 records of 3 that were acknowledged are whole; the records after that are missing.", damage.What);
        await Assert.ThrowsAsync<JournalDamagedException>(async () => await journal.Read(Anna, 1, 10));
        await Assert.ThrowsAsync<JournalDamagedException>(async () => await journal.FindCommand(Anna, "c"));
        await Assert.ThrowsAsync<JournalDamagedException>(async () => await journal.Append(_anna.Next(null, "d")));
        var outcomes = await journal.AppendMany([_anna.At(1, default).Next(null, "d"), _ben.Next(null, "e")]);
        Assert.Equal([new AppendOutcome.Failed(damage.What), AppendOutcome.Written.Instance], outcomes);
    }

    [Fact]
    public async Task A_damage_is_named_again_at_the_next_start()
    {
        await Write();
        Alter("DELETE FROM event WHERE entity = (SELECT id FROM entity WHERE key = 'anna')");

        var first = _folder.Open();
        var damages = first.Damages;
        await first.DisposeAsync();

        Assert.Equal(damages, _folder.Open().Damages);
        Assert.Equal((0L, 3L), (damages[0].LastGood, damages[0].Expected));
    }

    [Fact]
    public async Task A_last_record_that_is_another_is_named()
    {
        await Write();
        Alter("UPDATE event SET hash = zeroblob(32) WHERE sequence = 2 AND entity = "
            + "(SELECT id FROM entity WHERE key = 'ben')");

        var damage = Assert.Single(_folder.Open().Damages);

        Assert.Equal((Ben, 1, 2), (damage.Entity, damage.LastGood, damage.Expected));
    }

    [Fact]
    public async Task An_accepted_loss_is_written_down_and_the_entity_goes_on()
    {
        await Write();
        Alter("DELETE FROM event WHERE sequence = 2 AND entity = (SELECT id FROM entity WHERE key = 'anna')");
        Alter("UPDATE event SET hash = zeroblob(32) WHERE sequence = 3");
        var journal = _folder.Open();

        var loss = journal.AcceptLoss(Anna, "mallory", "disk replaced");

        Assert.Equal((1, 3), (loss.Damage.LastGood, loss.Damage.Expected));
        Assert.Empty(journal.Damages);
        var kept = Assert.Single(await journal.Read(Anna, 1, 10));
        Assert.IsType<AppendOutcome.Written>(
            await journal.Append(new JournalWriter(Anna).At(1, kept.Hash).Next("new", "d")));
        await journal.DisposeAsync();
        var again = _folder.Open();
        Assert.Empty(again.Damages);
        Assert.Equal(2, (await again.Read(Anna, 1, 10)).Count);
        Assert.Equal([loss], again.ReadAcceptedLosses());
        Assert.True(again.Verify().IsSound);
        using var connection = _folder.Files.AsSqlite().OpenToRead();
        Assert.Equal("3", connection.ReadText("SELECT group_concat(sequence) FROM event_set_aside"));
    }

    [Fact]
    public async Task A_loss_of_what_is_whole_cannot_be_accepted()
    {
        await Write();

        Assert.Throws<ArgumentException>(() => _folder.Open().AcceptLoss(Anna, "mallory", "why not"));
    }

    [Fact]
    public async Task Missing_marks_beside_events_are_named_until_they_are_accepted()
    {
        await Write();
        File.Delete(_folder.Files.Heads);

        await _folder.Open().DisposeAsync();
        var journal = _folder.Open();

        Assert.Equal([Anna, Ben], journal.Damages.Select(d => d.Entity));
        Assert.All(journal.Damages, d => Assert.Null(d.Expected));
        Assert.Contains("its high-watermark is lost", journal.Damages[0].What, StringComparison.Ordinal);
        journal.AcceptLoss(Anna, "mallory", "file removed by hand");
        Assert.Equal(3, (await journal.Read(Anna, 1, 10)).Count);
        await journal.DisposeAsync();
        Assert.Equal([Ben], _folder.Open().Damages.Select(d => d.Entity));
    }

    [Fact]
    public async Task A_flipped_bit_among_the_marks_names_those_whose_mark_it_may_have_been()
    {
        await Write();
        var bytes = await File.ReadAllBytesAsync(_folder.Files.Heads, TestContext.Current.CancellationToken);
        bytes[30] ^= 1;
        await File.WriteAllBytesAsync(_folder.Files.Heads, bytes, TestContext.Current.CancellationToken);

        var journal = _folder.Open();

        Assert.Equal([Anna], journal.Damages.Select(d => d.Entity));
    }

    [Fact]
    public async Task A_torn_last_mark_is_the_end_of_a_write_and_no_damage()
    {
        await Write();
        await using (var heads = File.Open(_folder.Files.Heads, FileMode.Append))
        {
            heads.Write([60, 0, 0xA7, 1, 9, 9]);
        }

        var journal = _folder.Open();

        Assert.Empty(journal.Damages);
        Assert.IsType<AppendOutcome.Written>(await journal.Append(_anna.Next(null, "d")));
    }

    [Fact]
    public async Task A_missing_database_beside_its_marks_is_named_and_nothing_is_made()
    {
        await Write();
        File.Delete(_folder.Files.Database);

        var missing = Assert.Throws<FileNotFoundException>(() => _folder.Open());

        Assert.Contains(_folder.Files.Database, missing.Message, StringComparison.Ordinal);
        Assert.Contains("Restore a backup", missing.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.Files.Database));
    }

    [Fact]
    public async Task An_empty_database_beside_marks_names_every_entity()
    {
        await Write();
        await File.WriteAllBytesAsync(_folder.Files.Database, [], TestContext.Current.CancellationToken);

        var journal = _folder.Open();

        Assert.Equal(
            [(Anna, 0L, 3L), (Ben, 0L, 2L)],
            journal.Damages.Select(d => (d.Entity, d.LastGood, d.Expected!.Value)));
    }

    [Fact]
    public async Task Pages_that_do_not_fit_stop_the_start()
    {
        await Write();
        var bytes = await File.ReadAllBytesAsync(_folder.Files.Database, TestContext.Current.CancellationToken);
        Array.Fill(bytes, (byte)0x5A, 4_096, bytes.Length - 4_096);
        await File.WriteAllBytesAsync(_folder.Files.Database, bytes, TestContext.Current.CancellationToken);

        var damage = Assert.Throws<SqliteDamagedException>(() => _folder.Open());

        Assert.Contains(_folder.Files.Database, damage.Message, StringComparison.Ordinal);
        Assert.Contains("restore a backup", damage.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync() => await _folder.DisposeAsync();

    /// <summary>Three records of Anna, then two of Ben, marks in this order.</summary>
    private async Task Write()
    {
        var journal = _folder.Open();
        await journal.Append(_anna.Next("c", "a", "b", "c"));
        await journal.Append(_ben.Next(null, "a"));
        await journal.Append(_ben.Next(null, "b"));
        await journal.DisposeAsync();
    }

    private void Alter(string sql)
    {
        using var connection = _folder.Files.AsSqlite().Open();
        connection.Run(sql);
    }
}
