using ActorTrading.Storage.Sqlite;
using ActorTrading.Testing;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.Tests.Sqlite;

public sealed class SqliteMigratorTests : IDisposable
{
    private static readonly SqliteMigration First =
        new(1, "first", "CREATE TABLE a (n INTEGER); CREATE INDEX i ON a (n)");

    private static readonly SqliteMigration Second = new(2, "second", "ALTER TABLE a ADD COLUMN m INTEGER DEFAULT 3");

    private readonly TemporaryFolder _folder = new();

    private SqliteFile Data => new(_folder["a.db"]);

    [Fact]
    public void Opening_applies_what_is_missing_and_keeps_what_is_there()
    {
        using (var old = Migrator(First).Open(Data))
        {
            old.Run("INSERT INTO a (n) VALUES (1)");
        }

        using var connection = Migrator(First, Second).Open(Data);

        Assert.Equal("1 3", connection.ReadText("SELECT n || ' ' || m FROM a"));
    }

    [Fact]
    public void The_listing_says_what_is_to_come_and_changes_nothing()
    {
        Assert.All(Migrator(First, Second).List(Data), m => Assert.Null(m.AppliedAt));
        Assert.False(File.Exists(Data.Path));
        Migrator(First).Open(Data).Dispose();

        var listed = Migrator(First, Second).List(Data);

        Assert.Equal(["first", "second"], listed.Select(m => m.Name));
        Assert.NotNull(listed[0].AppliedAt);
        Assert.Null(listed[1].AppliedAt);
        Assert.Null(Migrator(First, Second).List(Data)[1].AppliedAt);
    }

    [Fact]
    public void A_changed_migration_is_refused()
    {
        Migrator(First, Second).Open(Data).Dispose();
        var changed = Second with { Sql = "ALTER TABLE a ADD COLUMN m TEXT" };

        var refusal = Assert.Throws<SchemaMismatchException>(
            () => Migrator(First, changed).Open(Data));

        Assert.Contains("its migration 2 (second) has checksum", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(Data.Path, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_ends_are_no_change() => Assert.Equal(
        new SqliteMigration(1, "m", "a\nb\n").Checksum, new SqliteMigration(1, "m", "a\r\nb\r\n").Checksum);

    [Fact]
    public void A_newer_file_is_refused_and_left_alone()
    {
        Migrator(First, Second).Open(Data).Dispose();

        var refusal = Assert.Throws<SchemaMismatchException>(() => Migrator(First).Open(Data));

        Assert.Contains(
            "it has version 2 of test and this program knows versions up to 1",
            refusal.Message,
            StringComparison.Ordinal);
        Assert.Throws<SchemaMismatchException>(() => Migrator(First).List(Data));
        Migrator(First, Second).Open(Data).Dispose();
    }

    [Fact]
    public void A_migration_that_fails_leaves_the_old_schema_whole()
    {
        Migrator(First).Open(Data).Dispose();
        var broken = new SqliteMigration(3, "broken", "CREATE TABLE b (n INTEGER); CREATE TABLE b (n INTEGER)");

        Assert.Throws<SqliteException>(() => Migrator(First, Second, broken).Open(Data));

        AssertIsOld();
    }

    [Fact]
    public void A_copy_taken_in_the_middle_of_a_migration_has_the_old_schema()
    {
        Migrator(First).Open(Data).Dispose();
        var torn = new SqliteFile(_folder["torn.db"]);
        var large = new SqliteMigration(
            3, "large", "CREATE TABLE b (t TEXT); INSERT INTO b SELECT hex(randomblob(2000)) FROM "
                + "(WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 3000) SELECT n FROM c)");
        var migrator = new SqliteMigrator(new SqliteSchema("test", [First, Second, large]), TimeProvider.System)
        {
            Applied = _ => CopyTo(torn),
        };

        migrator.Open(Data).Dispose();

        Assert.Equal(1, Migrator(First, Second, large).List(torn).Count(m => m.AppliedAt is not null));
        using var again = Migrator(First, Second, large).Open(torn);
        Assert.Equal("3000", again.ReadText("SELECT count(*) FROM b"));
        Assert.Equal("ok", again.ReadText("PRAGMA integrity_check"));
    }

    [Fact]
    public void A_schema_with_a_gap_cannot_be_made() =>
        Assert.Throws<ArgumentException>(() => new SqliteSchema("test", [Second]));

    public void Dispose() => _folder.Dispose();

    private static SqliteMigrator Migrator(params SqliteMigration[] migrations) =>
        new(new SqliteSchema("test", migrations), TimeProvider.System);

    private void CopyTo(SqliteFile torn)
    {
        File.Copy(Data.Path, torn.Path, overwrite: true);
        File.Copy(Data.Path + "-wal", torn.Path + "-wal", overwrite: true);
    }

    private void AssertIsOld()
    {
        using var connection = Migrator(First).Open(Data);
        Assert.Equal("1", connection.ReadText("SELECT count(*) FROM schema_version"));
        Assert.Null(connection.ReadText("SELECT name FROM sqlite_master WHERE name = 'b'"));
    }
}
