using ActorTrading.Host.Tests.Http;
using ActorTrading.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Host.Tests.Crashes;

/// <summary>Trades in the ledger of a paper venue that a node is writing.</summary>
internal static class VenueFills
{
    public static Task Reach(string folder, long count) =>
        Eventually.TrueOfProcesses(() => CountIn(folder) >= count, $"{count} fills at the venue");

    /// <summary>Waits until so many accounts have traded.</summary>
    public static Task ReachAccounts(string folder, long accounts) => Eventually.TrueOfProcesses(
        () => Ask(folder, "SELECT count(DISTINCT account) FROM fills") >= accounts, $"fills of {accounts} accounts");

    public static long CountIn(string folder) => Ask(folder, "SELECT count(*) FROM fills");

    private static long Ask(string folder, string query)
    {
        var ledger = Path.Combine(folder, "paper-venue.db");
        if (!File.Exists(ledger))
        {
            return 0;
        }

        try
        {
            using var connection = new SqliteFile(ledger).OpenToRead();
            return connection.ExecuteScalar<long>(query);
        }
        catch (SqliteException)
        {
            return 0; // The node is making the file.
        }
    }
}
