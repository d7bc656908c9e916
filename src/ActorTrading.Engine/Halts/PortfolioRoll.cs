using System.Collections.Concurrent;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Portfolios;

namespace ActorTrading.Engine.Halts;

/// <summary>
/// The portfolios that have something to stop: a session, a position or an order. They never leave memory; the others
/// learn what stands when they are loaded.
/// </summary>
internal sealed class PortfolioRoll : IPortfolioWatchers
{
    private readonly ConcurrentDictionary<PortfolioId, Portfolio> _live = new();

    public void Changed(Portfolio portfolio, IReadOnlyList<PortfolioEvent> events)
    {
        if (portfolio.Session.IsActive || !portfolio.Ledger.Positions.IsEmpty || !portfolio.Orders.IsEmpty)
        {
            _live[portfolio.Id] = portfolio;
        }
        else
        {
            _live.TryRemove(portfolio.Id, out _);
        }
    }

    public bool IsLive(PortfolioId portfolio) => _live.ContainsKey(portfolio);

    public IReadOnlyList<Portfolio> Live => [.. _live.Values.OrderBy(p => p.Id)];

    /// <summary>Whom a halt on this scope concerns, in order of id. A portfolio of its own scope always is.</summary>
    public IReadOnlyList<PortfolioId> Within(HaltScope scope)
    {
        var found = _live.Values.Where(p => IsWithin(p, scope)).Select(p => p.Id);
        return scope.Kind == HaltScopeKind.Portfolio
            ? [new PortfolioId(scope.Target)]
            : [.. found.Order()];
    }

    public static bool IsWithin(Portfolio portfolio, HaltScope scope) => scope.Kind switch
    {
        HaltScopeKind.Cluster => true,
        HaltScopeKind.Account => scope.Target == portfolio.Account.Value,
        HaltScopeKind.Portfolio => scope.Target == portfolio.Id.Value,
        HaltScopeKind.Symbol => portfolio.Instruments.Keys.Any(s => s.Value == scope.Target),
        _ => false,
    };
}
