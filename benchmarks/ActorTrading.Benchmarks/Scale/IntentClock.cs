using System.Diagnostics;
using System.Threading.Channels;
using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Projections;
using ActorTrading.Host.Node;
using ActorTrading.Storage.Journals;

namespace ActorTrading.Benchmarks.Scale;

/// <summary>
/// How long it takes from a tick's arrival at the node until the intent that follows from it is durable: both ends
/// are read off one stopwatch, the second on the journal's writer before anybody hears of the write.
/// </summary>
internal sealed class IntentClock : IJournalProbe, IAsyncDisposable
{
    private const string Intended = "portfolio.order_intended";

    private readonly Channel<(JournalRecord Record, long Stamp)> _written =
        Channel.CreateUnbounded<(JournalRecord, long)>(new() { SingleReader = true });

    private readonly EntityCatalogue _catalogue = KnownEntities.Catalogue();
    private readonly Lock _gate = new();
    private readonly Task _reading;
    private StampedFeed? _feed;
    private List<double> _milliseconds = [];
    private long _events;
    private long _intents;

    public IntentClock()
    {
        _reading = Read();
    }

    public NodeSeams Seams => new()
    {
        Journal = this,
        Market = market => market with { Feed = _feed = new StampedFeed(market.Feed) },
    };

    /// <summary>Events that became durable.</summary>
    public long Events => Volatile.Read(ref _events);

    /// <summary>Intents that became durable, whatever they follow from.</summary>
    public long Intents => Volatile.Read(ref _intents);

    public void BeforeAppend(JournalBatch batch)
    {
    }

    public void AfterAppend(JournalBatch batch)
    {
        var stamp = Stopwatch.GetTimestamp();
        Volatile.Write(ref _events, _events + batch.Records.Count);
        foreach (var record in batch.Records)
        {
            if (record.Manifest.Name == Intended)
            {
                _written.Writer.TryWrite((record, stamp));
            }
        }
    }

    /// <summary>The times measured since the last call, sorted.</summary>
    public double[] Take()
    {
        List<double> taken;
        lock (_gate)
        {
            (taken, _milliseconds) = (_milliseconds, []);
        }

        return [.. taken.Order()];
    }

    public async ValueTask DisposeAsync()
    {
        _written.Writer.Complete();
        await _reading;
    }

    private async Task Read()
    {
        await foreach (var (record, stamp) in _written.Reader.ReadAllAsync())
        {
            Interlocked.Increment(ref _intents);
            var intent = (PortfolioEvent.OrderIntended)_catalogue.Decode(record)!;
            if (_feed!.ArrivalOf(intent.Intent.Spec.Symbol, intent.At) is { } arrival)
            {
                lock (_gate)
                {
                    _milliseconds.Add(Stopwatch.GetElapsedTime(arrival, stamp).TotalMilliseconds);
                }
            }
        }
    }
}
