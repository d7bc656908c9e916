namespace ActorTrading.Domain.Access;

/// <summary>
/// SHA-256 of a token's secret, in lower-case hex. The secret has 256 random bits, so a plain hash keeps it.
/// </summary>
public readonly record struct SecretHash(string Hex)
{
    public const int HexLength = 64;

    public bool IsWellFormed => Hex is { Length: HexLength } && Hex.All(c => char.IsAsciiHexDigitLower(c));

    public override string ToString() => Hex;
}
