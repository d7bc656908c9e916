using ActorTrading.Domain.Instruments;

namespace ActorTrading.Simulation.MarketData.Csv;

/// <summary>What a name such as <c>coinbase_BTC-USD_4h_201605-202206.csv.gz</c> says of its contents.</summary>
internal sealed record FileNameParts(string? Venue, Symbol? Symbol, Timeframe? Timeframe, bool IsMark)
{
    /// <summary>Venues whose every market is a perpetual or dated contract.</summary>
    private static readonly string[] ContractVenues = ["binance-usdm", "binance-coinm"];

    public static FileNameParts Of(string path)
    {
        var tokens = Path.GetFileName(path).Split('.')[0].Split('_');
        var at = Array.FindIndex(tokens, token => SymbolNames.Canonical(token, isPerpetual: false) is not null);
        var venue = at > 0 ? tokens[0].ToLowerInvariant() : null;
        var isPerpetual = at >= 0 && (SymbolNames.IsPerpetual(tokens[at]) || ContractVenues.Contains(venue));
        return new(
            venue,
            at >= 0 ? SymbolNames.Canonical(tokens[at], isPerpetual) : null,
            TimeframeOf(tokens),
            tokens.Contains("mark", StringComparer.OrdinalIgnoreCase));
    }

    private static Timeframe? TimeframeOf(string[] tokens)
    {
        foreach (var token in tokens)
        {
            if (Domain.Instruments.Timeframe.TryParse(token, out var timeframe) && !timeframe.IsTick)
            {
                return timeframe;
            }
        }

        return null;
    }
}
