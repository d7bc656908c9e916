using ActorTrading.Domain.MarketData;
using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Benchmarks.Engine;

/// <summary>Events from an array, so that what is measured is the engine and not the reading of files.</summary>
internal sealed class MemorySource(MarketEvent[] events) : IMarketDataSource
{
    private int _next = -1;

    public ref readonly MarketEvent Current => ref events[_next];

    public bool MoveNext() => ++_next < events.Length;

    public void Dispose()
    {
    }
}
