namespace ActorTrading.Engine.Serialization;

/// <summary>Decimals with one form per value, which equal bytes rest on.</summary>
public static class CanonicalDecimal
{
    // Dividing by a one that carries 28 zeros leaves the value with the fewest digits that express it.
    private const decimal OneWithAllZeros = 1.0000000000000000000000000000m;

    /// <summary>The same number without trailing zeros: 1.50 as 1.5.</summary>
    public static decimal Of(decimal value) => value / OneWithAllZeros;
}
