using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Domain.Halts;

/// <summary>The halts that stand, at most one for each scope.</summary>
public sealed record HaltState(ImmutableSortedDictionary<HaltScope, Halt> Raised)
{
    public static HaltState Initial { get; } = new(ImmutableSortedDictionary<HaltScope, Halt>.Empty);

    public HaltLevel LevelOf(HaltScope scope) => Raised.TryGetValue(scope, out var halt) ? halt.Level : HaltLevel.None;

    /// <summary>The strictest of the halts that touch this order: cluster, account, portfolio and symbol.</summary>
    public HaltLevel Effective(AccountId account, PortfolioId portfolio, Symbol symbol) =>
        HaltPolicy.Strictest(
            HaltPolicy.Strictest(LevelOf(HaltScope.Cluster), LevelOf(HaltScope.Of(account))),
            HaltPolicy.Strictest(LevelOf(HaltScope.Of(portfolio)), LevelOf(HaltScope.Of(symbol))));

    /// <summary>The halts that touch this order, for the record of why it was denied.</summary>
    public ImmutableArray<Halt> Touching(AccountId account, PortfolioId portfolio, Symbol symbol)
    {
        ReadOnlySpan<HaltScope> scopes =
            [HaltScope.Cluster, HaltScope.Of(account), HaltScope.Of(portfolio), HaltScope.Of(symbol)];
        var found = ImmutableArray.CreateBuilder<Halt>();
        foreach (var scope in scopes)
        {
            if (Raised.TryGetValue(scope, out var halt))
            {
                found.Add(halt);
            }
        }

        return found.ToImmutable();
    }
}
