using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Engine.Portfolios;

/// <summary>Several watchers as one, told in the order in which they are listed.</summary>
public sealed class PortfolioWatchersList(params IReadOnlyList<IPortfolioWatchers> watchers) : IPortfolioWatchers
{
    public void Changed(Portfolio portfolio, IReadOnlyList<PortfolioEvent> events)
    {
        foreach (var watcher in watchers)
        {
            watcher.Changed(portfolio, events);
        }
    }
}
