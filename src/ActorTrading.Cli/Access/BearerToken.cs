namespace ActorTrading.Cli.Access;

/// <summary>A token on its way from its file to the node. It is shown nowhere.</summary>
public sealed class BearerToken(string text)
{
    public const string Hidden = "***";

    private const int LengthMax = 4_096;

    /// <summary>For the one header that carries it.</summary>
    public string Reveal() => text;

    public override string ToString() => Hidden;

    /// <summary>Null for a text that cannot be a token: nothing, several words or lines, or no plain ASCII.</summary>
    public static BearerToken? Parse(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length is > 0 and <= LengthMax && trimmed.All(c => c is > ' ' and <= '~')
            ? new BearerToken(trimmed)
            : null;
    }
}
