using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.Sqlite;

/// <summary>Statements without parameters.</summary>
internal static class SqliteText
{
    /// <summary>Runs a statement, or several separated by semicolons, and ignores what they answer.</summary>
    public static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is ours: names and numbers of this program, never input.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row as text, or null.</summary>
    public static string? ReadText(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // As above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar() is { } value and not DBNull
            ? Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)
            : null;
    }
}
