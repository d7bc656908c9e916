namespace ActorTrading.Domain.Recommendations;

/// <summary>A recommendation's id, given by its source.</summary>
public readonly record struct RecommendationId(string Value) : IComparable<RecommendationId>
{
    public int CompareTo(RecommendationId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
