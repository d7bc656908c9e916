using System.Collections.Immutable;

namespace ActorTrading.Domain;

/// <summary>Lists that remember only the last so many of what they are given.</summary>
internal static class Recent
{
    public static ImmutableArray<T> Append<T>(ImmutableArray<T> list, T item, int kept) =>
        list.Length < kept ? list.Add(item) : [.. list.AsSpan()[^(kept - 1)..], item];
}
