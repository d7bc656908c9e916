using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Access;

/// <summary>A token as it is kept: everything but its secret.</summary>
public sealed record AccessToken
{
    /// <summary>Characters that a label can have.</summary>
    public const int LabelLengthMax = 100;

    public required TokenId Id { get; init; }

    /// <summary>Whom or what it was made for.</summary>
    public required string Label { get; init; }

    public required Role Role { get; init; }

    public required TokenScope Scope { get; init; }

    public required SecretHash Hash { get; init; }

    public required Timestamp CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    /// <summary>From this time on it opens nothing; null for never.</summary>
    public Timestamp? ExpiresAt { get; init; }

    public Timestamp? RevokedAt { get; init; }

    public bool IsLiveAt(Timestamp now) => RevokedAt is null && !(ExpiresAt <= now);
}
