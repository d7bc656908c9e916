using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Streams;

namespace ActorTrading.Engine.MarketData;

/// <summary>
/// The last bars of every symbol at several lengths, from a second or whatever the feed brings to a day: what
/// indicators begin with when a rule first asks for them. Memory is bounded by symbols and lengths.
/// </summary>
/// <remarks>Single-threaded, as the stream that feeds it. Bars of lengths in between are made when asked for.</remarks>
public sealed class RecentBars : IBarHistory
{
    /// <summary>Bars kept of each symbol and length unless told otherwise.</summary>
    public const int KeptByDefault = 600;

    private readonly BarLadder[] _ladders;
    private readonly int _kept;

    public RecentBars(IReadOnlyList<MarketFeed> feeds, int kept = KeptByDefault)
    {
        _kept = kept;
        _ladders = [.. feeds.Select((feed, i) => new BarLadder(i, feed.Timeframe, kept))];
    }

    /// <summary>Hears of every bar that is finished, in order of time for each symbol and length.</summary>
    public BarFinished? Finished { get; set; }

    /// <summary>
    /// The lengths that are kept of an instrument, shortest first: what a store should hold for a restart.
    /// </summary>
    public ImmutableArray<Timeframe> TimeframesOf(int instrument) => _ladders[instrument].Timeframes;

    /// <summary>Takes in an event of the feed, in order of time.</summary>
    public void OnMarket(in MarketEvent e) => _ladders[e.Instrument].OnMarket(e, Finished);

    /// <summary>
    /// Takes in bars of the past, oldest first, each of one of the kept lengths; what is not newer than what is known
    /// is left out. Where they reach into an interval that is not over, it is gone on with.
    /// </summary>
    public void Load(int instrument, IEnumerable<MarketEvent> bars) => _ladders[instrument].Load(bars, Finished);

    public IReadOnlyList<MarketEvent> Last(int instrument, Timeframe timeframe, int count) =>
        _ladders[instrument].Last(timeframe, count);

    public BarInProgress? SoFar(int instrument, Timeframe timeframe, Timeframe source) =>
        _ladders[instrument].SoFar(timeframe, source);

    /// <summary>Fills up from a store, with as much as is kept. Do it before anybody hears of finished bars.</summary>
    /// <param name="before">Bars that close later are left out.</param>
    public async Task LoadFrom(
        IMarketStore store, IReadOnlyList<MarketFeed> feeds, Timestamp before, CancellationToken cancellation)
    {
        foreach (var (instrument, timeframe) in Series())
        {
            var query = new BarQuery(feeds[instrument].Instrument.Symbol, timeframe)
            {
                To = before,
                Limit = _kept,
                Latest = true,
            };
            var bars = await store.ReadBars(query, cancellation).ConfigureAwait(false);
            Load(instrument, bars.Where(b => b.CloseTime <= before).Select(b => b.ToEvent(instrument)));
        }
    }

    /// <summary>Fills up from what a feed knows of the past, newer bars only; whoever listens hears of them.</summary>
    /// <param name="firstInstrument">Where the feed's own list begins in that of the node.</param>
    public async Task LoadFrom(ILiveFeed feed, int firstInstrument, CancellationToken cancellation)
    {
        foreach (var (instrument, timeframe) in Series())
        {
            var own = instrument - firstInstrument;
            if (own >= 0 && own < feed.Feeds.Length)
            {
                Load(instrument, await feed.History(own, timeframe, _kept, cancellation).ConfigureAwait(false));
            }
        }
    }

    private IEnumerable<(int Instrument, Timeframe Timeframe)> Series() =>
        from instrument in Enumerable.Range(0, _ladders.Length)
        from timeframe in TimeframesOf(instrument)
        select (instrument, timeframe);
}
