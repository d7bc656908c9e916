using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Portfolios;

/// <summary>The latest price of a symbol, and when the data behind it was current.</summary>
public readonly record struct MarkPrice(Symbol Symbol, Price Price, Timestamp At)
{
    /// <summary>
    /// Best price since the position in the symbol was opened, where somebody follows it; null otherwise.
    /// </summary>
    public Price? BestSinceOpen { get; init; }
}
