using ActorTrading.Storage.Journals.Heads;
using ActorTrading.Storage.Journals.Reading;
using ActorTrading.Storage.Journals.Writing;
using ActorTrading.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.Journals;

/// <summary>The way from files to a running journal.</summary>
internal static class JournalOpening
{
    public static SqliteJournal Open(SqliteJournalOptions options)
    {
        var files = new JournalFiles(options.Folder);
        var scan = HeadsFile.Read(files.Heads);
        if (scan is not null && scan.Marks.Any() && !File.Exists(files.Database))
        {
            throw new FileNotFoundException(
                $"{files.Database} is missing beside {files.Heads}, which knows of events in it. Restore a backup into "
                + "an empty data folder; or, to begin anew without the old events, remove the second file, too.",
                files.Database);
        }

        var file = files.AsSqlite(options.Durability) with { BusyTimeout = options.LockTimeout };
        var migrator = new SqliteMigrator(JournalFiles.Schema, options.Time)
        {
            Applied = _ => options.Probe?.MidMigration(),
        };
        var standing = new JournalStanding();
        var readers = new ReaderPool(file);
        JournalStore? store = null;
        try
        {
            Check(files, file, migrator, options.ChecksPages);
            store = Store(migrator, file, scan, standing);
            return new SqliteJournal(options, standing, readers, new WriterLoop(options, store, standing));
        }
        catch
        {
            store?.Dispose();
            readers.Dispose();
            throw;
        }
    }

    /// <summary>Brings the file to its schema and looks at all of it.</summary>
    private static void Check(JournalFiles files, SqliteFile file, SqliteMigrator migrator, bool checksPages)
    {
        // A log that was cut in the middle can leave old pages among new ones, which only the indexes give away.
        var check = files.WasLeftOpen ? "integrity_check" : "quick_check";
        using var connection = migrator.Open(file);
        try
        {
            if (checksPages && connection.ReadText($"PRAGMA {check}(1)") is var found and not "ok")
            {
                throw new SqliteDamagedException(file.Path, $"{found}. {file.WhenDamaged}");
            }
        }
        catch (SqliteException cause)
        {
            throw file.Explained(cause);
        }
    }

    private static JournalStore Store(
        SqliteMigrator migrator, SqliteFile file, HeadsScan? scan, JournalStanding standing)
    {
        var files = new JournalFiles(Path.GetDirectoryName(file.Path)!);
        using var database = new JournalDatabase(migrator.Open(file));
        using var reader = new JournalReader(file.OpenToRead());
        var audit = new HeadsAudit(database, reader, scan);
        audit.Run();
        foreach (var damage in audit.Damages)
        {
            standing.Name(damage);
        }

        var store = new JournalStore(migrator, file, HeadsFile.Create(files.Heads, audit.Marks), scan?.OffsetMax ?? 0);
        try
        {
            store.Reopen(purge: false);
            standing.Advance(store.LastOffset);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }
}
