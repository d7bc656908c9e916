namespace ActorTrading.Storage.ReadModels.Writing;

/// <summary>
/// A way in which rows of a table are written: always with the same columns in the same order, of which some are the
/// key. One for each place that writes, so that its statement is prepared once.
/// </summary>
internal sealed class RowShape(string table, params string[] key)
{
    public string Table => table;

    public bool IsKey(string column) => key.Contains(column, StringComparer.Ordinal);

    public string KeyList => string.Join(", ", key);
}
