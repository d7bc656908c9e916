using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams.Live;
using ActorTrading.Host.Configuration;
using ActorTrading.Simulation.Feeds;
using ActorTrading.Simulation.MarketData.Synthetic;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Host.Node.Markets;

/// <summary>A market made up in real time, whose path a restart goes on with.</summary>
internal static class GeneratedMarket
{
    /// <summary>What the market has behind it when a node first starts, so that indicators are warm.</summary>
    private static readonly TimeSpan TickHistory = TimeSpan.FromHours(3);

    private static readonly TimeSpan BarHistory = TimeSpan.FromDays(7);

    /// <summary>Ticks that a first start makes up and passes over; a market with more of them begins later.</summary>
    private const decimal HistoryTicksMax = 250_000m;

    private const decimal StrangerPrice = 100m;

    public static NodeMarket Open(FeedOptions options, NodeFolder folder, TimeProvider clock)
    {
        var hasTicks = options.TickRate > 0m;
        var anchor = MarketAnchor.Keep(folder.Market, () => FirstAnchor(options, hasTicks, clock));
        var market = Market(options, anchor, hasTicks);
        return new NodeMarket
        {
            Feed = new GeneratedFeed(market, clock),
            Clock = clock,
            Model = hasTicks ? VenueModel.Quote : VenueModel.Bar,
            Policy = InletPolicy.Conflate,
            Description = $"made up from seed {anchor.Seed}, since {anchor.Start}",
        };
    }

    private static MarketAnchor FirstAnchor(FeedOptions options, bool hasTicks, TimeProvider clock)
    {
        var history = hasTicks ? TickHistoryOf(options) : BarHistory;
        var start = options.Start ?? Timestamp.From(clock.GetUtcNow()).Floor(TimeSpan.FromMinutes(1)) + -history;
        return new MarketAnchor(options.Seed, start);
    }

    private static TimeSpan TickHistoryOf(FeedOptions options)
    {
        var most = TimeSpan.FromSeconds((double)(HistoryTicksMax / (options.TickRate * options.Symbols.Length)));
        return most < TickHistory ? most : TickHistory;
    }

    private static SyntheticOptions Market(FeedOptions options, MarketAnchor anchor, bool hasTicks)
    {
        var market = SyntheticOptions.Sample with
        {
            Seed = anchor.Seed,
            Symbols = [.. options.Symbols.Select(s => SymbolOf(s, (double)options.Volatility))],
            Start = anchor.Start,
            Timeframe = options.Timeframe,
            Detail = hasTicks ? SyntheticDetail.Ticks : SyntheticDetail.Bars,
        };
        return hasTicks ? market with { TickInterval = IntervalOf(options.TickRate, market.TradeChance) } : market;
    }

    /// <summary>Each interval brings a quote, and a trade by chance; it is a whole number of milliseconds.</summary>
    private static TimeSpan IntervalOf(decimal ticksPerSecond, double tradeChance)
    {
        var milliseconds = Math.Floor((1d + tradeChance) / (double)ticksPerSecond * 1_000d);
        return TimeSpan.FromMilliseconds(Math.Max(1d, milliseconds));
    }

    private static SyntheticSymbol SymbolOf(Symbol symbol, double volatility)
    {
        var usual = SyntheticOptions.Sample.Symbols.FirstOrDefault(s => s.Symbol == symbol)
            ?? new SyntheticSymbol { Symbol = symbol, StartPrice = StrangerPrice };
        return usual with { AnnualVolatility = usual.AnnualVolatility * volatility };
    }
}
