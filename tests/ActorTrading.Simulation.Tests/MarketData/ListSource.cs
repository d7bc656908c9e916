using ActorTrading.Domain.MarketData;
using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Simulation.Tests.MarketData;

/// <summary>Events from memory, then an exception where one is given.</summary>
internal sealed class ListSource(IReadOnlyList<MarketEvent> events, Exception? error = null) : IMarketDataSource
{
    private MarketEvent _current;
    private int _next;

    public bool IsDisposed { get; private set; }

    public int Pulled => _next;

    public ref readonly MarketEvent Current => ref _current;

    public bool MoveNext()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (_next == events.Count)
        {
            return error is null ? false : throw error;
        }

        _current = events[_next++];
        return true;
    }

    public void Dispose() => IsDisposed = true;
}
