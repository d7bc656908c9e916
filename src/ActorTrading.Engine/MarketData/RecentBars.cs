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

    public RecentBars(IReadOnlyList<MarketFeed> feeds, int kept = KeptByDefault) =>
        _ladders = [.. feeds.Select((feed, i) => new BarLadder(i, feed.Timeframe, kept))];

    /// <summary>Hears of every bar that is finished, in order of time for each symbol and length.</summary>
    public BarFinished? Finished { get; set; }

    /// <summary>
    /// The lengths that are kept of an instrument, shortest first: what a store should hold for a restart.
    /// </summary>
    public IReadOnlyList<Timeframe> TimeframesOf(int instrument) => _ladders[instrument].Timeframes;

    /// <summary>Takes in an event of the feed, in order of time.</summary>
    public void OnMarket(in MarketEvent e) => _ladders[e.Instrument].OnMarket(e, Finished);

    /// <summary>
    /// Takes in bars of the past, oldest first, each of one of the kept lengths. Where they reach into an interval that
    /// is not over, it is gone on with.
    /// </summary>
    public void Load(int instrument, IEnumerable<MarketEvent> bars) => _ladders[instrument].Load(bars);

    public IReadOnlyList<MarketEvent> Last(int instrument, Timeframe timeframe, int count) =>
        _ladders[instrument].Last(timeframe, count);

    public BarInProgress? SoFar(int instrument, Timeframe timeframe, Timeframe source) =>
        _ladders[instrument].SoFar(timeframe, source);

    /// <summary>Fills up from a store, with as much as is kept.</summary>
    public async Task LoadFrom(
        IMarketStore store, IReadOnlyList<MarketFeed> feeds, Timestamp before, CancellationToken cancellation)
    {
        for (var i = 0; i < feeds.Count; i++)
        {
            foreach (var timeframe in TimeframesOf(i))
            {
                var query = new BarQuery(feeds[i].Instrument.Symbol, timeframe)
                {
                    To = before,
                    Limit = _ladders[i].Kept,
                    Latest = true,
                };
                var instrument = i;
                var bars = await store.ReadBars(query, cancellation).ConfigureAwait(false);
                Load(i, bars.Where(b => b.CloseTime <= before).Select(b => b.ToEvent(instrument)));
            }
        }
    }
}
