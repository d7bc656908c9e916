using ActorTrading.Domain.MarketData;

namespace ActorTrading.Simulation.MarketData;

/// <summary>
/// A stream of market events that is pulled one at a time, in order of their time.
/// </summary>
/// <remarks>
/// Obligations: times never fall; after <see cref="MoveNext"/> has answered false it keeps doing so; memory does not
/// grow with the length of the stream. Bad data is thrown as <see cref="MarketDataException"/>, which names file, line
/// and remedy. Not safe for several threads at once.
/// </remarks>
public interface IMarketDataSource : IDisposable
{
    /// <summary>The event that the last <see cref="MoveNext"/> arrived at; overwritten by the next one.</summary>
    ref readonly MarketEvent Current { get; }

    bool MoveNext();
}
