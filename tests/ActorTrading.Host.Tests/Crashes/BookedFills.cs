using ActorTrading.Host.Tests.Http;
using ActorTrading.Storage.Journals;
using ActorTrading.Storage.Sqlite;
using Dapper;

namespace ActorTrading.Host.Tests.Crashes;

/// <summary>Trades in the books of portfolios, by the journal that a node is writing.</summary>
internal static class BookedFills
{
    public static Task Reach(string folder, long count) =>
        Eventually.TrueOfProcesses(() => CountIn(folder) >= count, $"{count} fills in the journal's books");

    private static long CountIn(string folder)
    {
        using var connection = new SqliteFile(new JournalFiles(folder).Database).OpenToRead();
        return connection.ExecuteScalar<long>(
            """
            SELECT count(*) FROM event JOIN manifest ON manifest.id = event.manifest
            WHERE manifest.name = 'portfolio.order_filled'
            """);
    }
}
