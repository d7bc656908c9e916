using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Risk;

/// <summary>The correlation of the returns of two symbols over some window, as measured at a time.</summary>
public readonly record struct PairCorrelation(Symbol First, Symbol Second, double Value, Timestamp AsOf);

/// <summary>
/// Rolling correlations as measured elsewhere, looked up for diversification. The order of a pair does not matter; of
/// two measurements the later one counts. What is not a number, out of range or too old is not known.
/// </summary>
public sealed class CorrelationMatrix
{
    private readonly ImmutableSortedDictionary<(Symbol, Symbol), PairCorrelation> _pairs;

    private CorrelationMatrix(ImmutableSortedDictionary<(Symbol, Symbol), PairCorrelation> pairs) => _pairs = pairs;

    public static CorrelationMatrix Empty { get; } = new(
        ImmutableSortedDictionary<(Symbol, Symbol), PairCorrelation>.Empty);

    public static CorrelationMatrix Of(IEnumerable<PairCorrelation> measurements)
    {
        var pairs = ImmutableSortedDictionary.CreateBuilder<(Symbol, Symbol), PairCorrelation>();
        foreach (var measured in measurements.Where(m => m.Value is >= -1.0 and <= 1.0))
        {
            var key = Key(measured.First, measured.Second);
            if (!pairs.TryGetValue(key, out var known) || known.AsOf <= measured.AsOf)
            {
                pairs[key] = measured;
            }
        }

        return new(pairs.ToImmutable());
    }

    /// <summary>Null where it is not known. A symbol goes with itself in full.</summary>
    public double? Between(Symbol first, Symbol second, Timestamp now, TimeSpan maxAge)
    {
        if (first == second)
        {
            return 1.0;
        }

        return _pairs.TryGetValue(Key(first, second), out var pair) && pair.AsOf <= now && now - pair.AsOf <= maxAge
            ? pair.Value
            : null;
    }

    /// <summary>
    /// With each of the others, as the risk gate wants them; those not known are left out, which makes it deny.
    /// </summary>
    public ImmutableArray<SymbolCorrelation> With(
        Symbol symbol, IEnumerable<Symbol> others, Timestamp now, TimeSpan maxAge)
    {
        var found = ImmutableArray.CreateBuilder<SymbolCorrelation>();
        foreach (var other in others.Distinct().Where(o => o != symbol))
        {
            if (Between(symbol, other, now, maxAge) is { } value)
            {
                found.Add(new(other, value));
            }
        }

        return found.ToImmutable();
    }

    private static (Symbol, Symbol) Key(Symbol first, Symbol second) =>
        first.CompareTo(second) <= 0 ? (first, second) : (second, first);
}
