using ActorTrading.Simulation.Venues;

namespace ActorTrading.Host.Backtesting.Settings;

/// <summary>What trading costs, as it is said on the command line.</summary>
internal static class FeeSetting
{
    private const decimal RateMax = 0.1m;

    /// <summary>The lowest tiers as their venues published them in 2024, without discounts.</summary>
    private static readonly SortedDictionary<string, FeeSchedule> Venues = new(StringComparer.Ordinal)
    {
        ["none"] = FeeSchedule.None,
        ["binance"] = Rates(0.001m, 0.001m),
        ["binance-coinm"] = Rates(0.0002m, 0.0005m),
        ["binance-usdm"] = Rates(0.0002m, 0.0005m),
        ["coinbase"] = Rates(0.004m, 0.006m),
    };

    public static string Names => string.Join(", ", Venues.Keys);

    /// <summary><c>0.1%</c>, <c>maker=0.02%,taker=0.05%</c>, or the name of a venue.</summary>
    public static FeeSchedule Parse(string text)
    {
        if (Venues.TryGetValue(text, out var known))
        {
            return known;
        }

        if (!text.Contains('='))
        {
            return char.IsAsciiLetter(text.FirstOrDefault())
                ? throw new FormatException(
                    $"there are no fees of that name. Allowed: {Names}, 0.1%, maker=0.02%,taker=0.05%.")
                : Rates(Rate(text), Rate(text));
        }

        decimal? maker = null;
        decimal? taker = null;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            switch (part.Split('=', 2, StringSplitOptions.TrimEntries))
            {
                case ["maker", var rate]:
                    maker = Rate(rate);
                    break;
                case ["taker", var rate]:
                    taker = Rate(rate);
                    break;
                default:
                    throw new FormatException($"'{part}' is neither maker=RATE nor taker=RATE.");
            }
        }

        return maker is { } m && taker is { } t
            ? Rates(m, t)
            : throw new FormatException("say both rates: maker=0.02%,taker=0.05%.");
    }

    private static FeeSchedule Rates(decimal maker, decimal taker) => new() { MakerRate = maker, TakerRate = taker };

    private static decimal Rate(string text) => SettingText.Fraction(text) is >= -RateMax and <= RateMax and var rate
        ? rate
        : throw new FormatException($"a fee of {text} is a mistake; rates lie within 10%.");
}
