using System.Collections.Immutable;

namespace ActorTrading.Domain.Rules;

/// <summary>The right-hand side of a comparison.</summary>
public abstract record Operand
{
    private Operand()
    {
    }

    public sealed record Number(double Value) : Operand;

    public sealed record Text(string Value) : Operand;

    /// <summary>Both ends belong to it. A time of day whose low end is above the high one runs over midnight.</summary>
    public sealed record Range(double Low, double High) : Operand;

    public sealed record Numbers(ImmutableArray<double> Values) : Operand
    {
        public bool Equals(Numbers? other) => other is not null && Values.SequenceEqual(other.Values);

        public override int GetHashCode() => Sequences.HashOf(Values);
    }

    public sealed record Texts(ImmutableArray<string> Values) : Operand
    {
        public bool Equals(Texts? other) => other is not null && Values.SequenceEqual(other.Values);

        public override int GetHashCode() => Sequences.HashOf(Values);
    }

    /// <summary>Another field, scaled: price greater than 1.02 times its average.</summary>
    public sealed record Field(FieldRef Reference, double Factor = 1.0) : Operand;
}
