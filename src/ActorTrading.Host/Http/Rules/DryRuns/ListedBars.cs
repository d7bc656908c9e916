using ActorTrading.Domain.MarketData;
using ActorTrading.Engine.Ports;
using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Host.Http.Rules.DryRuns;

/// <summary>Bars of one market that are in memory, told at their closes.</summary>
internal sealed class ListedBars(IReadOnlyList<MarketBar> bars) : IMarketDataSource
{
    private MarketEvent _current;
    private int _next;

    public ref readonly MarketEvent Current => ref _current;

    public bool MoveNext()
    {
        if (_next == bars.Count)
        {
            return false;
        }

        _current = bars[_next++].ToEvent(instrument: 0);
        return true;
    }

    public void Dispose()
    {
    }
}
