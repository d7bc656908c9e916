using ActorTrading.Domain.MarketData;

namespace ActorTrading.Engine.Ports;

/// <summary>
/// Gets every market event of the node before rules see it, in the order of the stream. Called on the market thread: it
/// must be quick, must not block and must not throw.
/// </summary>
public interface IMarketTap
{
    void OnMarket(in MarketEvent e);
}
