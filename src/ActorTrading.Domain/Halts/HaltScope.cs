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
}

/// <summary>What a halt stops. <paramref name="Target"/> is the id or symbol, empty for the whole cluster.</summary>
public readonly record struct HaltScope(HaltScopeKind Kind, string Target) : IComparable<HaltScope>
{
    public static HaltScope Cluster => new(HaltScopeKind.Cluster, "");

    public static HaltScope Of(AccountId account) => new(HaltScopeKind.Account, account.Value);

    public static HaltScope Of(PortfolioId portfolio) => new(HaltScopeKind.Portfolio, portfolio.Value);

    public static HaltScope Of(Symbol symbol) => new(HaltScopeKind.Symbol, symbol.Value);

    public int CompareTo(HaltScope other) =>
        Kind != other.Kind ? Kind.CompareTo(other.Kind) : string.CompareOrdinal(Target, other.Target);

    public override string ToString() => Kind switch
    {
        HaltScopeKind.Cluster => "cluster",
        HaltScopeKind.Account => $"account {Target}",
        HaltScopeKind.Portfolio => $"portfolio {Target}",
        _ => $"symbol {Target}",
    };
}
