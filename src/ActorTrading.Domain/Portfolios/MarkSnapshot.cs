using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Portfolios;

/// <summary>The latest prices of a session's symbols at one time.</summary>
public sealed record MarkSnapshot(Timestamp At, ImmutableArray<MarkPrice> Marks)
{
    public static MarkSnapshot None(Timestamp at) => new(at, []);

    /// <summary>The same with a newer price of one symbol, such as that of an execution.</summary>
    public MarkSnapshot With(Symbol symbol, Price price)
    {
        var mark = Of(symbol) is { } known ? known with { Price = price, At = At } : new MarkPrice(symbol, price, At);
        return this with { Marks = [.. Marks.Where(m => m.Symbol != symbol), mark] };
    }

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
