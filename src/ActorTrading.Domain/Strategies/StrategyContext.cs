using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;

namespace ActorTrading.Domain.Strategies;

/// <summary>What a strategy is read for: the markets that it has to fit.</summary>
public sealed record StrategyContext
{
    /// <summary>For ticks, where nobody names a timeframe.</summary>
    public static Timeframe TickTimeframe { get; } = Instruments.Timeframe.OfMinutes(1);

    /// <summary>Without any market: the text alone is checked.</summary>
    public static StrategyContext None { get; } = new();

    public ImmutableArray<StrategyMarket> Markets { get; init; } = [];

    /// <summary>Goes before what the document says; null to leave it to the document.</summary>
    public Timeframe? Timeframe { get; init; }

    internal IEnumerable<StrategyMarket> MarketsOf(ImmutableArray<Symbol> symbols) =>
        Markets.Where(m => symbols.Contains(m.Symbol));
}
