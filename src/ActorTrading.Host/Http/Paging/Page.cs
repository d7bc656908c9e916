namespace ActorTrading.Host.Http.Paging;

/// <summary>Part of a list.</summary>
/// <param name="Next">Cursor of the part after this; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
