using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Ports;

/// <summary>Keeps market data: bars by symbol and timeframe, and trades.</summary>
/// <remarks>
/// Obligations: a bar is one by symbol, timeframe and opening, and a later one of the same takes its place; trades are
/// kept as they come, equal ones too. What was taken is written soon and in the order in which it was taken; a read
/// sees what was written. It may lose the latest on a power loss: market data can be had again. Safe for use from any
/// thread.
/// </remarks>
public interface IMarketStore
{
    MarketStoreStatus Status { get; }

    /// <summary>Takes a bar to write. Never blocks.</summary>
    /// <returns>False where there is no room: the bar is dropped and counted.</returns>
    bool Offer(in MarketBar bar);

    /// <summary>Takes a trade to write. Never blocks.</summary>
    /// <returns>False where there is no room: the trade is dropped and counted.</returns>
    bool Offer(in MarketTrade trade);

    /// <summary>
    /// Takes all of these bars, waiting for room where there is none, and completes when they are written.
    /// </summary>
    /// <exception cref="IOException">They could not be written.</exception>
    ValueTask Append(IReadOnlyList<MarketBar> bars, CancellationToken cancellation);

    /// <summary>Completes when everything that was taken before the call is written or has been given up.</summary>
    ValueTask Flush(CancellationToken cancellation);

    /// <summary>Bars in order of time.</summary>
    ValueTask<IReadOnlyList<MarketBar>> ReadBars(BarQuery query, CancellationToken cancellation);

    /// <summary>Trades from a time on, up to and without another, in order of time, the first so many.</summary>
    ValueTask<IReadOnlyList<MarketTrade>> ReadTrades(
        Symbol symbol, Timestamp from, Timestamp to, int limit, CancellationToken cancellation);

    /// <summary>What there is, by symbol, then by timeframe.</summary>
    ValueTask<IReadOnlyList<MarketSeries>> List(CancellationToken cancellation);

    /// <summary>
    /// Removes the bars of a timeframe, or for <see cref="Timeframe.Tick"/> the trades, from before a time.
    /// </summary>
    /// <returns>How many there were.</returns>
    ValueTask<long> Prune(Timeframe timeframe, Timestamp before, CancellationToken cancellation);
}
