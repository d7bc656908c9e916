using System.Collections.Concurrent;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Portfolios;

namespace ActorTrading.Host.Node.Recovery;

/// <summary>
/// Orders whose fate is not proven, by portfolio: after a restart, what trading waits for; later, what an operator
/// should look at.
/// </summary>
internal sealed class OpenQuestions : IPortfolioWatchers
{
    private readonly ConcurrentDictionary<PortfolioId, int> _open = new();
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Changed(Portfolio portfolio, IReadOnlyList<PortfolioEvent> events)
    {
        var open = portfolio.Orders.Values.Count(
            o => o.Order.Status is OrderStatus.Intended or OrderStatus.Sending or OrderStatus.Unknown);
        var before = _open.GetValueOrDefault(portfolio.Id);
        if (open == before)
        {
            return;
        }

        // One portfolio is told about by one turn at a time, so that nobody changes its number in between.
        _open[portfolio.Id] = open;
        Interlocked.Add(ref _count, open - before);
    }
}
