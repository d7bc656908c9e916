using ActorTrading.Storage.Sqlite;
using ActorTrading.Testing;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.Tests.Sqlite;

public sealed class SqliteFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(SqliteDurability.Full, "2")]
    [InlineData(SqliteDurability.Normal, "1")]
    public void A_file_is_opened_with_a_write_ahead_log_and_the_wanted_durability(
        SqliteDurability durability, string synchronous)
    {
        using var connection = new SqliteFile(_folder["a.db"]) { Durability = durability }.Open();

        Assert.Equal("wal", connection.ReadText("PRAGMA journal_mode"));
        Assert.Equal(synchronous, connection.ReadText("PRAGMA synchronous"));
        Assert.Equal("1", connection.ReadText("PRAGMA foreign_keys"));
        Assert.Equal("5000", connection.ReadText("PRAGMA busy_timeout"));
    }

    [Fact]
    public void Readers_beside_the_writer_see_the_last_commit_and_cannot_write()
    {
        var file = new SqliteFile(_folder["a.db"]);
        using var writer = file.Open();
        writer.Run("CREATE TABLE t (n INTEGER)");
        using var reader = file.OpenToRead();

        writer.Run("INSERT INTO t VALUES (7)");

        Assert.Equal("7", reader.ReadText("SELECT n FROM t"));
        Assert.Throws<SqliteException>(() => reader.Run("INSERT INTO t VALUES (8)"));
        Assert.Null(reader.ReadText("SELECT n FROM t WHERE n = 8"));
    }

    [Fact]
    public void What_is_no_database_is_named_with_what_to_do()
    {
        File.WriteAllText(_folder["a.db"], new string('?', 5_000));
        var file = new SqliteFile(_folder["a.db"]) { WhenDamaged = "Delete it." };

        var damage = Assert.Throws<SqliteDamagedException>(() => file.Open());

        Assert.StartsWith($"The database file {_folder["a.db"]} is damaged", damage.Message, StringComparison.Ordinal);
        Assert.EndsWith("Delete it.", damage.Message, StringComparison.Ordinal);
        Assert.Equal(_folder["a.db"], damage.Path);
        Assert.Throws<SqliteDamagedException>(() => file.OpenToRead());
    }

    [Fact]
    public void A_missing_file_is_not_made_by_reading_it()
    {
        Assert.Throws<SqliteException>(() => new SqliteFile(_folder["a.db"]).OpenToRead());

        Assert.False(File.Exists(_folder["a.db"]));
    }

    [Fact]
    public void Only_the_owner_can_read_the_file_and_its_log()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        using var connection = new SqliteFile(_folder["a.db"]).Open();
        connection.Run("CREATE TABLE t (n INTEGER)");

        foreach (var path in Directory.GetFiles(_folder.Path))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    public void Dispose() => _folder.Dispose();
}
