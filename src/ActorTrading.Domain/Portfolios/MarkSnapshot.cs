using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Portfolios;

/// <summary>The latest prices of a session's symbols at one time.</summary>
public sealed record MarkSnapshot(Timestamp At, ImmutableArray<MarkPrice> Marks)
{
    public static MarkSnapshot None(Timestamp at) => new(at, []);

    public MarkPrice? Of(Symbol symbol)
    {
        foreach (var mark in Marks)
        {
            if (mark.Symbol == symbol)
            {
                return mark;
            }
        }

        return null;
    }
}
