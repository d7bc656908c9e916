using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.MarketData;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Streams;
using ActorTrading.Simulation.MarketData.Synthetic;

namespace ActorTrading.Simulation.Feeds;

/// <summary>
/// A made-up market in real time. Its price path follows from seed and start alone: a node that comes back finds the
/// path where it would have been had it never been away.
/// </summary>
/// <remarks>
/// To find the present it makes the path anew from its start, some tenths of a second for a day of one-second bars
/// of two symbols; what that passes serves as history. So ticks, of which there are many, should start recently.
/// </remarks>
public sealed class GeneratedFeed : ILiveFeed, IDisposable
{
    /// <summary>Nothing shorter can be waited for.</summary>
    private static readonly TimeSpan WaitMin = TimeSpan.FromMilliseconds(1);

    private readonly SyntheticOptions _options;
    private readonly TimeProvider _time;
    private readonly SyntheticMarket _market;
    private readonly RecentBars _bars;
    private readonly FeedPulse _pulse = new();
    private bool _hasNext;

    /// <param name="options">Its length does not matter: the market goes on.</param>
    public GeneratedFeed(SyntheticOptions options, TimeProvider time)
    {
        _options = options with { Length = Timestamp.MaxValue - options.Start - TimeSpan.FromDays(1) };
        _time = time;
        var timeframe = options.Detail == SyntheticDetail.Bars ? options.Timeframe : Timeframe.Tick;
        Feeds = [.. options.Symbols.Select(s => new MarketFeed(InstrumentOf(s), timeframe))];
        _bars = new RecentBars(Feeds);
        _market = new SyntheticMarket(_options);
        _hasNext = _market.MoveNext();
    }

    public ImmutableArray<MarketFeed> Feeds { get; }

    public LiveFeedStatus Status => _pulse.Status;

    private Timestamp Now => Timestamp.From(_time.GetUtcNow());

    public ValueTask<IReadOnlyList<MarketEvent>> History(
        int instrument, Timeframe timeframe, int count, CancellationToken cancellation)
    {
        if (_pulse.State == LiveFeedState.Idle)
        {
            CatchUp(cancellation);
        }

        return new(_bars.Last(instrument, timeframe, count));
    }

    public async Task Run(IMarketInlet inlet, CancellationToken cancellation)
    {
        _pulse.State = LiveFeedState.Connecting;
        CatchUp(cancellation);
        _pulse.State = LiveFeedState.Connected;
        while (_hasNext)
        {
            await WaitUntil(_market.Current.Time, cancellation).ConfigureAwait(false);
            await inlet.Push(_market.Current, cancellation).ConfigureAwait(false);
            _pulse.Pushed(_market.Current.Time);
            _hasNext = _market.MoveNext();
        }

        _pulse.State = LiveFeedState.Ended;
    }

    public void Dispose() => _market.Dispose();

    private void CatchUp(CancellationToken cancellation)
    {
        const int EventsPerLook = 4_096;
        var now = Now;
        for (var events = 1; _hasNext && _market.Current.Time <= now; events++)
        {
            _bars.OnMarket(_market.Current);
            _hasNext = _market.MoveNext();
            if (events % EventsPerLook == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    private async ValueTask WaitUntil(Timestamp due, CancellationToken cancellation)
    {
        for (var wait = due - Now; wait > TimeSpan.Zero; wait = due - Now)
        {
            await Task.Delay(wait > WaitMin ? wait : WaitMin, _time, cancellation).ConfigureAwait(false);
        }

        cancellation.ThrowIfCancellationRequested();
    }

    private static Instrument InstrumentOf(SyntheticSymbol symbol)
    {
        var (@base, quote) = symbol.Symbol.Value.Split('-') is [var left, var right] ? (left, right) : ("", "");
        return new Instrument
        {
            Symbol = symbol.Symbol,
            Base = Currency.Of(@base),
            Quote = Currency.Of(quote),
            Filters = new VenueFilters
            {
                TickSize = symbol.TickSize,
                LotStep = symbol.LotStep,
                MinQuantity = symbol.LotStep,
                MinNotional = 1m,
            },
        };
    }
}
