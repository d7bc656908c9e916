namespace ActorTrading.Domain.Rules.Compilation;

/// <summary>A value of a field at which a comparison can turn.</summary>
public abstract record Threshold
{
    private Threshold()
    {
    }

    public sealed record Constant(double Value) : Threshold;

    /// <summary>The other field times the factor: the comparison turns where the difference changes its sign.</summary>
    public sealed record OtherField(FieldRef Reference, double Factor) : Threshold;
}
