namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>Which rows of a list to give: the newest first, from where the page before ended.</summary>
/// <param name="Limit">Most rows of the page.</param>
/// <param name="Before">The <see cref="Page{TRow}.Next"/> of the page before; null for the first page.</param>
public sealed record PageRequest(int Limit, long? Before = null)
{
    public const int LimitMax = 1_000;
}
