using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Engine.Portfolios;

/// <summary>
/// Hears of every change of a portfolio on this node, after it is durable. Called in the portfolio's turn: it must be
/// quick and must not throw.
/// </summary>
public interface IPortfolioWatchers
{
    /// <param name="events">Empty after a recovery.</param>
    void Changed(Portfolio portfolio, IReadOnlyList<PortfolioEvent> events);
}
