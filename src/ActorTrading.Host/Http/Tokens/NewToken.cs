using System.ComponentModel;
using ActorTrading.Domain.Access;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;

namespace ActorTrading.Host.Http.Tokens;

/// <summary>A token to be made.</summary>
public sealed record NewToken
{
    [Description("Whom or what the token is for.")]
    public required string Label { get; init; }

    public required Role Role { get; init; }

    [Description("The portfolios that the token sees; left out for all.")]
    public IReadOnlyList<PortfolioId>? Portfolios { get; init; }

    [Description("From when on it opens nothing; left out for never.")]
    public Timestamp? ExpiresAt { get; init; }
}
