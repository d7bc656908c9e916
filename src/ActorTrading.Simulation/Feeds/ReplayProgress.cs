using ActorTrading.Domain.MarketData;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Simulation.Feeds;

/// <summary>
/// Follows how far the stream has come in a recording, so that a restart can go on behind it. A tap of the stream; read
/// from any thread.
/// </summary>
public sealed class ReplayProgress(ReplayCursor from) : IMarketTap
{
    private readonly Lock _gate = new();
    private ReplayCursor _cursor = from;

    public ReplayCursor Cursor
    {
        get
        {
            lock (_gate)
            {
                return _cursor;
            }
        }
    }

    public void OnMarket(in MarketEvent e)
    {
        lock (_gate)
        {
            _cursor = _cursor.After(e.Time);
        }
    }
}
