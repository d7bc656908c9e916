using System.Collections.Immutable;
using System.Diagnostics;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Streams;

namespace ActorTrading.Benchmarks.Scale;

/// <summary>
/// Notes when each event of a feed arrived at the node's door, for as long as an order of it may take.
/// </summary>
internal sealed class StampedFeed(ILiveFeed feed) : ILiveFeed, IDisposable
{
    /// <summary>Arrivals kept of each instrument: more than ten seconds of five hundred a second.</summary>
    private const int Kept = 8_192;

    private readonly Arrival[][] _arrivals = [.. feed.Feeds.Select(_ => new Arrival[Kept])];
    private readonly int[] _next = new int[feed.Feeds.Length];
    private readonly Dictionary<Symbol, int> _instruments =
        feed.Feeds.Select((f, i) => (f.Instrument.Symbol, i)).ToDictionary(pair => pair.Symbol, pair => pair.i);

    public ImmutableArray<MarketFeed> Feeds => feed.Feeds;

    public LiveFeedStatus Status => feed.Status;

    public ValueTask<IReadOnlyList<MarketEvent>> History(
        int instrument, Timeframe timeframe, int count, CancellationToken cancellation) =>
        feed.History(instrument, timeframe, count, cancellation);

    public Task Run(IMarketInlet inlet, CancellationToken cancellation) =>
        feed.Run(new Stamp(this, inlet), cancellation);

    /// <summary>When the first event of that symbol and time arrived, by the stopwatch; null for none known.</summary>
    public long? ArrivalOf(Symbol symbol, Timestamp time)
    {
        var arrivals = _arrivals[_instruments[symbol]];
        lock (arrivals)
        {
            return arrivals.Where(a => a.Time == time).Select(a => (long?)a.Stamp).Min();
        }
    }

    public void Dispose() => (feed as IDisposable)?.Dispose();

    private void Note(in MarketEvent e)
    {
        var arrivals = _arrivals[e.Instrument];
        lock (arrivals)
        {
            arrivals[_next[e.Instrument]++ % Kept] = new Arrival(e.Time, Stopwatch.GetTimestamp());
        }
    }

    private readonly record struct Arrival(Timestamp Time, long Stamp);

    private sealed class Stamp(StampedFeed feed, IMarketInlet inlet) : IMarketInlet
    {
        public ValueTask Push(in MarketEvent e, CancellationToken cancellation)
        {
            feed.Note(e);
            return inlet.Push(e, cancellation);
        }
    }
}
