using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Rules.Fields;

namespace ActorTrading.Domain.Rules;

/// <summary>Where a field's value comes from, which decides who supplies it and what makes it change.</summary>
public enum FieldScope
{
    /// <summary>Prices, book and indicators of a symbol: the same for every portfolio.</summary>
    Market,

    /// <summary>AI advice on a symbol, timed and expiring.</summary>
    Advice,

    /// <summary>The portfolio as a whole.</summary>
    Portfolio,

    /// <summary>The portfolio's position in the symbol under evaluation. Missing while there is none.</summary>
    Position,

    /// <summary>The clock, in a named time zone.</summary>
    Time,
}

/// <summary>
/// A field of the rule format with everything that tells two values apart: <c>ema</c> with period 20 on <c>1h</c>
/// is another value than with 50. Equal references share one slot and one computation.
/// </summary>
public sealed record FieldRef
{
    public required string Name { get; init; }

    public required FieldScope Scope { get; init; }

    /// <summary>Parameter values in the order of the field's definition, defaults filled in.</summary>
    public ImmutableArray<double> Parameters { get; init; } = [];

    /// <summary>
    /// For fields computed from bars; null where it has no meaning. The default of the session is filled in at
    /// compilation.
    /// </summary>
    public Timeframe? Timeframe { get; init; }

    /// <summary>Position in the indicator's list of outputs.</summary>
    public int Output { get; init; }

    /// <summary>IANA time zone of time fields.</summary>
    public string? TimeZone { get; init; }

    /// <summary>
    /// Canonical spelling, equal exactly where two references mean the same value: <c>macd(12,26,9).signal@1h</c>.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>
    /// Fills in the timeframe of the session where the field is computed from bars and names none; otherwise the
    /// reference itself.
    /// </summary>
    public FieldRef Bind(Timeframe defaultTimeframe) =>
        Timeframe is null && FieldCatalogue.Get(Name).TakesTimeframe
            ? this with { Timeframe = defaultTimeframe, Key = $"{Key}@{defaultTimeframe}" }
            : this;

    public bool Equals(FieldRef? other) => other is not null && Key == other.Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Key;
}
