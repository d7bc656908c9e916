using System.Collections.Immutable;

namespace ActorTrading.Domain.Rules;

/// <summary>Hash codes of lists that are compared by their items.</summary>
internal static class Sequences
{
    public static int HashOf<T>(ImmutableArray<T> items)
    {
        var hash = default(HashCode);
        foreach (var item in items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }
}
