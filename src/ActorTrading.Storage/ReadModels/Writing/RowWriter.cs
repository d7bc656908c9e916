using ActorTrading.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.ReadModels.Writing;

/// <summary>Writes and reads rows by prepared statements of one connection. For one thread.</summary>
internal sealed class RowWriter(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<object, SqliteStatement> _statements = [];

    /// <summary>Writes a row, over the one with its key if there is one.</summary>
    public void Put(RowShape shape, params ReadOnlySpan<(string Column, object? Value)> row) =>
        Run(Prepared(shape, row, Verb.Put), row);

    /// <summary>Writes a row unless there is one with its key.</summary>
    public void Add(RowShape shape, params ReadOnlySpan<(string Column, object? Value)> row) =>
        Run(Prepared(shape, row, Verb.Add), row);

    /// <summary>Sets the columns that are no key in the row, or rows, with the key.</summary>
    public void Change(RowShape shape, params ReadOnlySpan<(string Column, object? Value)> row) =>
        Run(Prepared(shape, row, Verb.Change), row);

    /// <summary>Runs a statement whose parameters are numbered; for what is no single row.</summary>
    public void Run(string sql, params ReadOnlySpan<object?> parameters) => Bound(sql, parameters).Run();

    /// <summary>The first row that a query finds, as texts; null where it finds none.</summary>
    public string?[]? First(string sql, int columns, params ReadOnlySpan<object?> parameters)
    {
        var statement = Bound(sql, parameters);
        if (!statement.Step())
        {
            return null;
        }

        var row = new string?[columns];
        for (var i = 0; i < columns; i++)
        {
            row[i] = statement.TextOrNull(i);
        }

        statement.Reset();
        return row;
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }
    }

    private static void Run(SqliteStatement statement, ReadOnlySpan<(string Column, object? Value)> row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            ColumnValue.BindTo(statement, i + 1, row[i].Value);
        }

        statement.Run();
    }

    private SqliteStatement Bound(string sql, ReadOnlySpan<object?> parameters)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = _statements[sql] = new SqliteStatement(connection, sql);
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            ColumnValue.BindTo(statement, i + 1, parameters[i]);
        }

        return statement;
    }

    private SqliteStatement Prepared(RowShape shape, ReadOnlySpan<(string Column, object? Value)> row, Verb verb)
    {
        if (!_statements.TryGetValue(shape, out var statement))
        {
            var columns = new string[row.Length];
            for (var i = 0; i < row.Length; i++)
            {
                columns[i] = row[i].Column;
            }

            statement = _statements[shape] = new SqliteStatement(connection, Sql(shape, columns, verb));
        }

        return statement;
    }

    private static string Sql(RowShape shape, string[] columns, Verb verb)
    {
        var numbered = columns.Select((column, index) => (Column: column, Text: $"{column} = ?{index + 1}")).ToArray();
        var set = string.Join(", ", numbered.Where(c => !shape.IsKey(c.Column)).Select(c => c.Text));
        if (verb == Verb.Change)
        {
            var where = string.Join(" AND ", numbered.Where(c => shape.IsKey(c.Column)).Select(c => c.Text));
            return $"UPDATE {shape.Table} SET {set} WHERE {where}";
        }

        var places = string.Join(", ", columns.Select((_, index) => $"?{index + 1}"));
        return $"INSERT INTO {shape.Table} ({string.Join(", ", columns)}) VALUES ({places}) ON CONFLICT "
            + (verb == Verb.Add ? "DO NOTHING" : $"({shape.KeyList}) DO UPDATE SET {set}");
    }

    private enum Verb
    {
        Put,
        Add,
        Change,
    }
}
