using System.Collections.Concurrent;
using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Positions;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.MarketData;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Engine.Streams.Live;

/// <summary>
/// The latest prices, for whoever asks from any thread. Written by the market thread; a question costs as much as the
/// portfolio lists symbols, however many there are in all.
/// </summary>
public sealed class MarkBoard : IMarketView
{
    private readonly SymbolQuote[] _quotes;
    private readonly MarkSlot[] _slots;
    private readonly Dictionary<Symbol, int> _indices;
    private readonly ConcurrentDictionary<PortfolioId, Listing> _listings = new();
    private readonly ConcurrentDictionary<PortfolioId, ImmutableArray<PositionPeak>> _peaks = new();

    public MarkBoard(IReadOnlyList<MarketFeed> feeds)
    {
        _quotes = [.. feeds.Select(_ => new SymbolQuote())];
        _slots = [.. feeds.Select(_ => new MarkSlot())];
        _indices = feeds.Index().ToDictionary(f => f.Item.Instrument.Symbol, f => f.Index);
    }

    /// <summary>The prices of what the portfolio lists; none while nothing is known of the portfolio.</summary>
    public MarkSnapshot MarksOf(PortfolioId portfolio, Timestamp at)
    {
        if (!_listings.TryGetValue(portfolio, out var listing))
        {
            return MarkSnapshot.None(at);
        }

        var peaks = _peaks.GetValueOrDefault(portfolio, []);
        var marks = ImmutableArray.CreateBuilder<MarkPrice>(listing.Symbols.Length);
        foreach (var (symbol, instrument) in listing.Symbols)
        {
            if (_slots[instrument].TryRead(out var price, out var time))
            {
                var best = peaks.IsEmpty ? null : BestOf(listing.Positions.GetValueOrDefault(symbol), peaks);
                marks.Add(new MarkPrice(symbol, new Price(price), time) { BestSinceOpen = best });
            }
        }

        return new MarkSnapshot(at, marks.DrainToImmutable());
    }

    /// <summary>The latest price of a symbol; null before the first, and where no feed brings it.</summary>
    public MarkPrice? MarkOf(Symbol symbol) =>
        _indices.TryGetValue(symbol, out var instrument) && _slots[instrument].TryRead(out var price, out var at)
            ? new MarkPrice(symbol, new Price(price), at)
            : null;

    /// <summary>Takes in an event. By the market thread, in the order of the stream.</summary>
    public void OnMarket(in MarketEvent e)
    {
        var quote = _quotes[e.Instrument];
        quote.Update(e);
        if (quote.HasPrice)
        {
            _slots[e.Instrument].Set(quote.Last, quote.At);
        }
    }

    /// <summary>Begins with the last prices that are known from before, each with its own time.</summary>
    internal void Recall(RecentBars? history)
    {
        for (var i = 0; history is not null && i < _slots.Length; i++)
        {
            if (history.Last(i, history.TimeframesOf(i)[0], count: 1) is [var bar])
            {
                OnMarket(bar);
            }
        }
    }

    /// <summary>Learns what a portfolio lists and holds. In the portfolio's turn.</summary>
    internal void Follow(Portfolio portfolio)
    {
        var (instruments, positions) = (portfolio.Instruments, portfolio.Ledger.Positions);
        var known = _listings.GetValueOrDefault(portfolio.Id);
        if (known?.Instruments == instruments && known.Positions == positions)
        {
            return;
        }

        _listings[portfolio.Id] = known?.Instruments == instruments
            ? known with { Positions = positions }
            : new Listing(
                instruments,
                positions,
                [.. instruments.Keys.Where(_indices.ContainsKey).Select(s => (s, _indices[s]))]);
    }

    /// <summary>
    /// The best prices that the stream has seen of a portfolio's positions, where it follows them: they are newer than
    /// what the books know.
    /// </summary>
    internal void SetPeaks(PortfolioId portfolio, ImmutableArray<PositionPeak> peaks)
    {
        if (peaks.IsEmpty)
        {
            _peaks.TryRemove(portfolio, out _);
        }
        else
        {
            _peaks[portfolio] = peaks;
        }
    }

    // The stream learns of a position after its books; until then a peak may be that of the position before it.
    private static Price? BestOf(Position? position, ImmutableArray<PositionPeak> peaks)
    {
        foreach (var peak in peaks)
        {
            if (position is not null && peak.IsOf(position))
            {
                return peak.Best;
            }
        }

        return null;
    }

    private sealed record Listing(
        ImmutableSortedDictionary<Symbol, Instrument> Instruments,
        ImmutableSortedDictionary<Symbol, Position> Positions,
        ImmutableArray<(Symbol Symbol, int Index)> Symbols);
}
