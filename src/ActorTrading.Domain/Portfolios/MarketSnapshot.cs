using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Risk;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Portfolios;

/// <summary>
/// What the market looked like when rules on one symbol were evaluated: everything that the decision may use.
/// </summary>
public sealed record MarketSnapshot
{
    public required Symbol Symbol { get; init; }

    public required Timestamp At { get; init; }

    /// <summary>The price that sizes, offsets and collars refer to.</summary>
    public required Price Reference { get; init; }

    /// <summary>When <see cref="Reference"/> was current.</summary>
    public required Timestamp DataTime { get; init; }

    public Price? Bid { get; init; }

    public Price? Ask { get; init; }

    /// <summary>
    /// Market and advice values by slot of the compiled rules; slots of other scopes are missing here.
    /// </summary>
    public required ImmutableArray<FieldValue> Values { get; init; }

    /// <summary>Prices of the session's symbols, by symbol.</summary>
    public required ImmutableArray<MarkPrice> Marks { get; init; }

    public ImmutableArray<SymbolCorrelation> Correlations { get; init; } = [];

    /// <summary>
    /// Annualised volatility of the symbol as a fraction; null until it is known or where no rule asks for it.
    /// </summary>
    public double? Volatility { get; init; }
}
