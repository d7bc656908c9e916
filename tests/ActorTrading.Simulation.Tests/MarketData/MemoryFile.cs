using System.IO.Compression;
using System.Text;
using ActorTrading.Domain.MarketData;
using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Simulation.Tests.MarketData;

/// <summary>Hand-made files that need no file system, and what comes out of them.</summary>
internal static class MemoryFile
{
    public const string BarHeader = "timestamp_ms,open,high,low,close,volume";
    public const string TradeHeader = "timestamp_ms,price,quantity,side";
    public const string QuoteHeader = "timestamp_ms,bid_price,bid_qty,ask_price,ask_qty,update_id";
    public const string QuoteBarHeader =
        "timestamp_ms,bid_open,bid_high,bid_low,bid_close,bid_size,ask_open,ask_high,ask_low,ask_close,ask_size";

    /// <summary>2025-01-01T00:00:00Z.</summary>
    public const long Start = 1_735_689_600_000;
    public const long Minute = 60_000;

    public static MarketDataInput Of(string name, params IEnumerable<string> lines) =>
        OfText(name, string.Join('\n', lines) + "\n");

    public static MarketDataInput OfText(string name, string text) => OfBytes(name, Encoding.UTF8.GetBytes(text));

    public static MarketDataInput OfBytes(string name, byte[] bytes) =>
        new(name) { Content = () => new MemoryStream(bytes) };

    public static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    /// <summary>One-minute bars with these closes, flat apart from them.</summary>
    public static MarketDataInput Bars(params decimal[] closes) =>
        Of("test_BTC-USD_1m.csv", closes.Select((close, i) => Bar(i, close, close, close, close)).Prepend(BarHeader));

    public static string Bar(int minute, decimal open, decimal high, decimal low, decimal close) =>
        $"{Start + (minute * Minute)},{open},{high},{low},{close},1";

    public static (List<MarketEvent> Events, DataFindings Findings) Read(
        MarketDataInput input, DataPolicy? policy = null)
    {
        var findings = new DataFindings();
        using var file = MarketDataFile.Open(MarketDataFile.Describe(input), 0, policy ?? DataPolicy.Default, findings);
        return (Drain(file), findings);
    }

    public static List<MarketEvent> Drain(IMarketDataSource source)
    {
        var events = new List<MarketEvent>();
        while (source.MoveNext())
        {
            events.Add(source.Current);
        }

        return events;
    }

    /// <summary>All that an event says, for comparison.</summary>
    public static string Text(in MarketEvent e) =>
        $"{e.Time} {e.Kind} {e.Instrument} {e.Timeframe} {e.Open} {e.High} {e.Low} {e.Close} {e.Volume} {e.TakerSide} "
            + $"{e.Depth?.Bids.Length}";
}
