using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Domain.Halts;

public enum HaltScopeKind
{
    Cluster,
    Account,
    Portfolio,
    Symbol,

    /// <summary>Stops nothing: the way of a halt is gone for practice, and timed.</summary>
    Drill,
}

/// <summary>
/// What a halt stops. <paramref name="Target"/> is the id or symbol, empty for the whole cluster and the drill.
/// </summary>
public readonly record struct HaltScope(HaltScopeKind Kind, string Target) : IComparable<HaltScope>
{
    public static HaltScope Cluster => new(HaltScopeKind.Cluster, "");

    public static HaltScope Drill => new(HaltScopeKind.Drill, "");

    public static HaltScope Of(AccountId account) => new(HaltScopeKind.Account, account.Value);

    public static HaltScope Of(PortfolioId portfolio) => new(HaltScopeKind.Portfolio, portfolio.Value);

    public static HaltScope Of(Symbol symbol) => new(HaltScopeKind.Symbol, symbol.Value);

    /// <summary>Whether an order of this account and portfolio, in this symbol, is within the scope.</summary>
    public bool Touches(AccountId account, PortfolioId portfolio, Symbol symbol) => Kind switch
    {
        HaltScopeKind.Cluster => true,
        HaltScopeKind.Account => Target == account.Value,
        HaltScopeKind.Portfolio => Target == portfolio.Value,
        HaltScopeKind.Symbol => Target == symbol.Value,
        _ => false,
    };

    public int CompareTo(HaltScope other) =>
        Kind != other.Kind ? Kind.CompareTo(other.Kind) : string.CompareOrdinal(Target, other.Target);

    public override string ToString() => Kind switch
    {
        HaltScopeKind.Cluster => "cluster",
        HaltScopeKind.Drill => "drill",
        HaltScopeKind.Account => $"account {Target}",
        HaltScopeKind.Portfolio => $"portfolio {Target}",
        _ => $"symbol {Target}",
    };
}
