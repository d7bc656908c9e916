using ActorTrading.Domain.Instruments;

namespace ActorTrading.Simulation.MarketData.Csv;

/// <summary>How venues and file names spell markets: <c>BTC-USD</c>, <c>BTCUSDT</c>, <c>BTCUSD-PERP</c>.</summary>
internal static class SymbolNames
{
    public const string PerpetualSuffix = "-PERP";

    /// <summary>
    /// Longer codes come before those that they end with, so that BTCUSDT is not taken for a BTCUSD of something.
    /// </summary>
    private static readonly string[] QuoteCurrencies =
        ["FDUSD", "USDT", "USDC", "BUSD", "TUSD", "USD", "EUR", "GBP", "BRL", "TRY", "JPY", "DAI", "BNB", "BTC", "ETH"];

    /// <summary>Base and quote, or null where the quote currency is not recognised.</summary>
    public static (string Base, string Quote)? Split(string name)
    {
        var pair = IsPerpetual(name) ? name[..^PerpetualSuffix.Length] : name;
        if (pair.Split('-', '_') is [{ Length: > 0 } first, { Length: > 0 } second])
        {
            return (first, second);
        }

        var quote = QuoteCurrencies.FirstOrDefault(
            code => pair.Length > code.Length && pair.EndsWith(code, StringComparison.Ordinal));
        return quote is null || pair.AsSpan().ContainsAny('-', '_') ? null : (pair[..^quote.Length], quote);
    }

    public static bool IsPerpetual(string name) => name.EndsWith(PerpetualSuffix, StringComparison.Ordinal);

    public static Symbol? Canonical(string name, bool isPerpetual) =>
        Symbol.IsSymbol(name) && Split(name) is var (first, second)
            ? Symbol.Of($"{first}-{second}{(isPerpetual ? PerpetualSuffix : "")}")
            : null;
}
