using System.Globalization;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.MarketData.Synthetic;

namespace ActorTrading.Simulation.Feeds;

/// <summary>Made-up markets that bring so many events a second, for tests under load.</summary>
public static class GeneratedFeedRate
{
    /// <summary>The generator makes no shorter steps.</summary>
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// Quotes and trades of made-up symbols (<c>SYN001-USD</c> and on) at this many events a second in all, on average.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">So few symbols cannot bring so many events.</exception>
    public static SyntheticOptions Ticks(int perSecond, int symbols, Timestamp start, ulong seed)
    {
        var options = new SyntheticOptions();

        // Each interval brings every symbol a quote, and a trade by chance.
        var perInterval = symbols * (1 + options.TradeChance);
        var interval = TimeSpan.FromSeconds(perInterval / perSecond);
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, ShortestInterval, nameof(perSecond));
        return options with
        {
            Seed = seed,
            Symbols = [.. Enumerable.Range(1, symbols).Select(SymbolOf)],
            Start = start,
            Detail = SyntheticDetail.Ticks,
            TickInterval = interval,
        };
    }

    private static SyntheticSymbol SymbolOf(int number) => new()
    {
        Symbol = Symbol.Of(string.Create(CultureInfo.InvariantCulture, $"SYN{number:D3}-USD")),
        StartPrice = 100m + number,
    };
}
