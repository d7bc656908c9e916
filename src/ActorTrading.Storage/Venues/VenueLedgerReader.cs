using System.Collections.Immutable;
using System.Globalization;
using ActorTrading.Engine.Ports;
using ActorTrading.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.Venues;

/// <summary>Reads a venue's books as a whole.</summary>
internal static class VenueLedgerReader
{
    public static VenueLedgerContents Read(SqliteConnection connection, VenueLedgerDepth depth)
    {
        using var past = new VenuePastReader(connection, depth);
        return new()
        {
            Venue = Texts(connection, "SELECT state FROM venue").SingleOrDefault(),
            Markets = Texts(connection, "SELECT state FROM markets"),
            Accounts = Texts(connection, "SELECT state FROM accounts"),
            OpenOrders = Texts(connection, "SELECT state FROM orders WHERE state IS NOT NULL ORDER BY number"),
            Past = [.. Texts(connection, "SELECT account FROM accounts").Select(account => past.Of(new(account)))],
            LastReport = long.Parse(
                connection.ReadText("SELECT coalesce(max(number), 0) FROM reports")!, CultureInfo.InvariantCulture),
        };
    }

    private static ImmutableArray<string> Texts(SqliteConnection connection, string sql)
    {
        using var statement = new SqliteStatement(connection, sql);
        var texts = ImmutableArray.CreateBuilder<string>();
        while (statement.Step())
        {
            texts.Add(statement.Text(0));
        }

        return texts.DrainToImmutable();
    }
}
