using System.Security.Cryptography;
using System.Text;
using ActorTrading.Domain.Access;
using ActorTrading.Host.Configuration;

namespace ActorTrading.Host.Http.Access;

/// <summary>A token as its owner holds it: <c>atk_ID_SECRET</c>, the secret being 256 random bits in hex.</summary>
public sealed record TokenText(TokenId Id, Secret Secret)
{
    private const string Prefix = "atk_";
    private const int IdBytes = 6;
    private const int SecretBytes = 32;
    private const int IdLength = IdBytes * 2;
    private const int SecretLength = SecretBytes * 2;
    private const int Length = 4 + IdLength + 1 + SecretLength;

    public SecretHash Hash => HashOf(Secret.Reveal());

    public static TokenText New(IdSource ids) => new(new TokenId(ids.Hex(IdBytes)), new Secret(ids.Hex(SecretBytes)));

    /// <summary>With an id out of the last digits of a UUID, which are random or a hash.</summary>
    public static TokenText New(IdSource ids, string uuid) =>
        new(new TokenId(uuid[^IdLength..]), new Secret(ids.Hex(SecretBytes)));

    /// <summary>Null for what is no token, whoever made it.</summary>
    public static TokenText? Parse(string? text) =>
        text is { Length: Length } && text.StartsWith(Prefix, StringComparison.Ordinal)
            && text[Prefix.Length + IdLength] == '_'
            ? new(new(text.Substring(Prefix.Length, IdLength)), new(text[(Prefix.Length + IdLength + 1)..]))
            : null;

    /// <summary>Whether a text holds what could be a token or its beginning.</summary>
    public static bool LooksLikeToken(string text) => text.Contains(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The whole token, for the one time that it is shown.</summary>
    public string Reveal() => $"{Prefix}{Id}_{Secret.Reveal()}";

    public override string ToString() => $"{Prefix}{Id}_{Secret}";

    private static SecretHash HashOf(string secret) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret))));
}
