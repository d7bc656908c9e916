namespace ActorTrading.Simulation.MarketData.Csv;

/// <summary>The header rows that are known, and the columns that they name.</summary>
internal static class CsvHeaders
{
    private static readonly (string Header, MarketDataFormat Format)[] Known =
    [
        ("timestamp_ms,open,high,low,close,volume", MarketDataFormat.Bars),
        ("timestamp_ms,bid_open,bid_high,bid_low,bid_close,bid_size,ask_open,ask_high,ask_low,ask_close,ask_size",
            MarketDataFormat.QuoteBars),
        ("timestamp_ms,price,quantity,side", MarketDataFormat.Trades),
        ("timestamp_ms,bid_price,bid_qty,ask_price,ask_qty,update_id", MarketDataFormat.Quotes),
        ("timestamp_ms,funding_rate", MarketDataFormat.Funding),
    ];

    public static MarketDataFormat? FormatOf(string header)
    {
        var tidy = header.TrimStart('\uFEFF').Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        foreach (var (known, format) in Known)
        {
            if (tidy == known)
            {
                return format;
            }
        }

        return null;
    }

    public static string HeaderOf(MarketDataFormat format) =>
        Known.First(
            entry => entry.Format == (format == MarketDataFormat.MarkPrices ? MarketDataFormat.Bars : format)).Header;

    public static string ColumnOf(MarketDataFormat format, int field) =>
        HeaderOf(format).Split(',') is var columns && field < columns.Length ? columns[field] : $"column {field + 1}";

    public static string ListOfKnown() => string.Join(" | ", Known.Select(entry => entry.Header));
}
