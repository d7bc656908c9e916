using ActorTrading.Domain.Instruments;
using ActorTrading.Simulation.MarketData.Csv;

namespace ActorTrading.Simulation.MarketData;

/// <summary>A data file as a person names it; what is left null is read from the file's name and contents.</summary>
public sealed record MarketDataInput(string Path)
{
    public Symbol? Symbol { get; init; }

    public Timeframe? Timeframe { get; init; }

    public MarketDataFormat? Format { get; init; }

    /// <summary>
    /// Opens the bytes, plain or packed, where they do not come from the file system; the path is then but a name.
    /// It is called once for each pass, and each stream can seek and stands at its beginning.
    /// </summary>
    public Func<Stream>? Content { get; init; }

    /// <summary>
    /// Reads <c>FILE</c>, <c>FILE=SYMBOL</c>, <c>FILE=SYMBOL@TIMEFRAME</c> or <c>FILE=@TIMEFRAME</c>, as in
    /// <c>my.csv=BTC-USD@1h</c>. An equals sign that no symbol or timeframe follows belongs to the file's name.
    /// </summary>
    public static MarketDataInput Parse(string text)
    {
        var equals = text.LastIndexOf('=');
        if (equals <= 0)
        {
            return new(text);
        }

        var parts = text[(equals + 1)..].Split('@');
        var hasTimeframe = Domain.Instruments.Timeframe.TryParse(parts[^1], out var timeframe) && parts.Length == 2;
        var isNamed = Domain.Instruments.Symbol.IsSymbol(parts[0]);
        var isSuffix = parts.Length == 2
            ? hasTimeframe && (isNamed || parts[0].Length == 0)
            : parts.Length == 1 && isNamed;
        return isSuffix
            ? new(text[..equals])
            {
                Symbol = isNamed ? Domain.Instruments.Symbol.Of(parts[0]) : null,
                Timeframe = hasTimeframe ? timeframe : null,
            }
            : new(text);
    }

    internal Stream OpenStream() => Content is null ? MarketDataStream.Open(Path) : MarketDataStream.Unpack(Content());
}
