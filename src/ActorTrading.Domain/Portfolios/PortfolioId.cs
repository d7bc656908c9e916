namespace ActorTrading.Domain.Portfolios;

/// <summary>A portfolio's id.</summary>
public readonly record struct PortfolioId(string Value) : IComparable<PortfolioId>
{
    public int CompareTo(PortfolioId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
