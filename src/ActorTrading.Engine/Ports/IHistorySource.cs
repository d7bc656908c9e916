using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Ports;

/// <summary>
/// Where bars of the past can be had. Only finished bars are given, each once, in order of time; a stretch without
/// trading has none. Asking again for the same stretch gives the same bars, or more of them. Safe for use from many
/// threads.
/// </summary>
public interface IHistorySource
{
    /// <summary>Bars that open from a time on and before another.</summary>
    /// <exception cref="HistoryMissingException">The source has nothing of the symbol.</exception>
    /// <exception cref="IOException">The source cannot be reached.</exception>
    Task<IReadOnlyList<MarketBar>> Read(
        Symbol symbol, Timeframe timeframe, Timestamp from, Timestamp to, CancellationToken cancellation);
}

/// <summary>A source has no bars of the past that could be given.</summary>
public sealed class HistoryMissingException(string message) : IOException(message);
