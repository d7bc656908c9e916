using System.Collections.Immutable;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Domain.Access;

/// <summary>The portfolios that a token sees. Others do not exist for it.</summary>
/// <param name="Portfolios">Null for all of them, and for what belongs to none.</param>
public sealed record TokenScope(ImmutableSortedSet<PortfolioId>? Portfolios)
{
    /// <summary>Portfolios that one token can name.</summary>
    public const int PortfoliosMax = 1_000;

    public static TokenScope Everything { get; } = new((ImmutableSortedSet<PortfolioId>?)null);

    public bool IsEverything => Portfolios is null;

    public static TokenScope Of(params IEnumerable<PortfolioId> portfolios) => new([.. portfolios]);

    public bool Covers(PortfolioId portfolio) => Portfolios?.Contains(portfolio) ?? true;

    public bool Equals(TokenScope? other) =>
        other is not null && (Portfolios is null
            ? other.Portfolios is null
            : other.Portfolios is not null && Portfolios.SetEquals(other.Portfolios));

    public override int GetHashCode() => Portfolios?.Count ?? -1;

    public override string ToString() => Portfolios is null ? "everything" : string.Join(',', Portfolios);
}
