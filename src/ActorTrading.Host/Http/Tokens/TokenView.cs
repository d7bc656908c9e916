using System.ComponentModel;
using ActorTrading.Domain.Access;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;

namespace ActorTrading.Host.Http.Tokens;

/// <summary>A token without its secret.</summary>
public sealed record TokenView
{
    public required TokenId Id { get; init; }

    public required string Label { get; init; }

    public required Role Role { get; init; }

    [Description("Left out where it sees all.")]
    public IReadOnlyCollection<PortfolioId>? Portfolios { get; init; }

    public required Timestamp CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public Timestamp? ExpiresAt { get; init; }

    public Timestamp? RevokedAt { get; init; }

    [Description("On this node since it started.")]
    public Timestamp? LastUsedAt { get; init; }

    public required bool IsLive { get; init; }

    public static TokenView Of(AccessToken token, Timestamp now, Timestamp? lastUse) => new()
    {
        Id = token.Id,
        Label = token.Label,
        Role = token.Role,
        Portfolios = token.Scope.Portfolios,
        CreatedAt = token.CreatedAt,
        CreatedBy = token.CreatedBy,
        ExpiresAt = token.ExpiresAt,
        RevokedAt = token.RevokedAt,
        LastUsedAt = lastUse,
        IsLive = token.IsLiveAt(now),
    };
}

/// <param name="Secret">The whole token. It is shown this once and kept nowhere.</param>
public sealed record IssuedToken(TokenView Token, string Secret);

/// <param name="Revoked">How many were.</param>
public sealed record TokensRevoked(int Revoked);
