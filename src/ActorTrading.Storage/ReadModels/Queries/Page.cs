namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>
/// Rows of a list, newest first. Pages that follow one another neither repeat nor miss a row, whatever is written
/// meanwhile.
/// </summary>
/// <param name="Next">Where the next page begins; null when this was the last.</param>
public sealed record Page<TRow>(IReadOnlyList<TRow> Items, long? Next);
