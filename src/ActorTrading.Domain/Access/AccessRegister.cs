using System.Collections.Immutable;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Access;

/// <summary>Every token that can open something, and the latest of those that no longer do.</summary>
public sealed record AccessRegister(ImmutableSortedDictionary<TokenId, AccessToken> Tokens)
{
    /// <summary>Tokens that can be live at a time.</summary>
    public const int LiveMax = 1_000;

    /// <summary>Dead tokens that are still listed. The journal knows them all.</summary>
    public const int DeadKept = 100;

    public static AccessRegister Initial { get; } = new(ImmutableSortedDictionary<TokenId, AccessToken>.Empty);

    public int LiveCount(Timestamp now) => Tokens.Values.Count(t => t.IsLiveAt(now));

    internal AccessRegister With(AccessToken token) => new(Tokens.SetItem(token.Id, token));

    /// <summary>Without the dead tokens that are too many, those that died first before the others.</summary>
    internal AccessRegister Trimmed(Timestamp now)
    {
        var dead = Tokens.Values.Where(t => !t.IsLiveAt(now)).OrderByDescending(DiedAt).ThenBy(t => t.Id);
        return new(Tokens.RemoveRange(dead.Skip(DeadKept).Select(t => t.Id)));
    }

    private static Timestamp DiedAt(AccessToken token) =>
        token.RevokedAt is { } revoked && !(token.ExpiresAt < revoked) ? revoked : token.ExpiresAt!.Value;
}
