using ActorTrading.Domain.MarketData;

namespace ActorTrading.Simulation.MarketData.Synthetic;

/// <summary>Writes a synthetic market as files in the recorded formats, one per symbol and kind of event.</summary>
public static class SyntheticMarketFile
{
    private const string Venue = "synthetic";

    /// <summary>
    /// Writes into a folder, which is made where it is missing; book levels are left out, no format holds them.
    /// </summary>
    /// <param name="folder">Receives names such as <c>synthetic_BTC-USD_1m.csv.gz</c>.</param>
    /// <param name="options">What to make.</param>
    /// <param name="isPacked">With gzip.</param>
    /// <returns>The paths written, by symbol, then by kind.</returns>
    public static IReadOnlyList<string> Write(string folder, SyntheticOptions options, bool isPacked = true)
    {
        Directory.CreateDirectory(folder);
        var outputs = options.Symbols.SelectMany((symbol, i) => OutputsOf(folder, symbol, i, options, isPacked))
            .ToList();
        try
        {
            Fill(outputs, options);
            outputs.ForEach(output => output.Writer.Complete());
        }
        finally
        {
            outputs.ForEach(output => output.Writer.Dispose());
        }

        return [.. outputs.Select(output => output.Path)];
    }

    private static void Fill(List<Output> outputs, SyntheticOptions options)
    {
        using var market = new SyntheticMarket(options);
        while (market.MoveNext())
        {
            ref readonly var current = ref market.Current;
            foreach (var output in outputs)
            {
                if (output.Instrument == current.Instrument && output.Kind == current.Kind)
                {
                    output.Writer.Write(current);
                }
            }
        }
    }

    private static IEnumerable<Output> OutputsOf(
        string folder, SyntheticSymbol symbol, int instrument, SyntheticOptions options, bool isPacked)
    {
        (string Suffix, MarketDataFormat Format, MarketEventKind Kind)[] kinds = options.Detail == SyntheticDetail.Bars
            ? [(options.Timeframe.ToString(), MarketDataFormat.Bars, MarketEventKind.Bar)]
            :
            [
                ("quotes", MarketDataFormat.Quotes, MarketEventKind.Quote),
                ("trades", MarketDataFormat.Trades, MarketEventKind.Trade),
            ];
        foreach (var (suffix, format, kind) in kinds)
        {
            var path = Path.Combine(folder, $"{Venue}_{symbol.Symbol}_{suffix}.csv{(isPacked ? ".gz" : "")}");
            yield return new(path, new(path, format), instrument, kind);
        }
    }

    private sealed record Output(string Path, MarketDataWriter Writer, int Instrument, MarketEventKind Kind);
}
