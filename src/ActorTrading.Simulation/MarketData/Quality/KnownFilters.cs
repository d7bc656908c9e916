using ActorTrading.Domain.Instruments;

namespace ActorTrading.Simulation.MarketData.Quality;

/// <summary>
/// Filters of the markets that the recorded data and the samples hold. Sources: Coinbase <c>/products</c> of 2021-04-17
/// with today's base increments, Binance spot <c>exchangeInfo</c> of 2021-10-12, Binance USD-M <c>exchangeInfo</c> of
/// 2021-07-22.
/// </summary>
internal static class KnownFilters
{
    private static readonly VenueFilters CoinbaseMajor = new()
    {
        TickSize = 0.01m,
        LotStep = 0.00000001m,
        MinQuantity = 0.00000001m,
        MinNotional = 1m,
    };

    private static readonly VenueFilters UsdmMajor = new()
    {
        TickSize = 0.1m,
        LotStep = 0.001m,
        MinQuantity = 0.001m,
        MaxQuantity = 1_000m,
        MinNotional = 5m,
        MaxOpenOrders = 200,
    };

    private static readonly Dictionary<(string Venue, string Symbol), VenueFilters> Table = new()
    {
        [("coinbase", "BTC-USD")] = CoinbaseMajor,
        [("coinbase", "BTC-EUR")] = CoinbaseMajor,
        [("coinbase", "ETH-USD")] = CoinbaseMajor,
        [("coinbase", "ETH-EUR")] = CoinbaseMajor,
        [("binance", "BTC-USDT")] = BinanceSpot(0.00001m, 100m),
        [("binance", "BTC-BUSD")] = BinanceSpot(0.00001m, 55m),
        [("binance", "ETH-USDT")] = BinanceSpot(0.0001m, 1_600m),
        [("binance-spot", "BTC-USDT")] = BinanceSpot(0.00001m, 100m),
        [("binance-spot", "ETH-USDT")] = BinanceSpot(0.0001m, 1_600m),
        [("binance-usdm", "BTC-USDT-PERP")] = UsdmMajor,
        [("binance-usdm", "ETH-USDT-PERP")] = UsdmMajor with { TickSize = 0.01m, MaxQuantity = 10_000m },
        [("binance-coinm", "BTC-USD-PERP")] = CoinMargined(0.1m),
        [("binance-coinm", "ETH-USD-PERP")] = CoinMargined(0.01m),
    };

    public static VenueFilters? Find(string? venue, Symbol symbol) =>
        venue is null ? null : Table.GetValueOrDefault((venue, symbol.Value));

    private static VenueFilters BinanceSpot(decimal lot, decimal marketQuantityMax) => new()
    {
        TickSize = 0.01m,
        MinPrice = 0.01m,
        MaxPrice = 1_000_000m,
        LotStep = lot,
        MinQuantity = lot,
        MaxQuantity = 9_000m,
        MarketMaxQuantity = marketQuantityMax,
        MinNotional = 10m,
        MaxOpenOrders = 200,
    };

    private static VenueFilters CoinMargined(decimal tick) => new()
    {
        TickSize = tick,
        LotStep = 1m,
        MinQuantity = 1m,
    };
}
