using ActorTrading.Domain.Instruments;
using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Simulation.Tests.MarketData;

public sealed class InstrumentGuessTests
{
    [Fact]
    public void A_known_market_has_its_venues_filters()
    {
        var instrument = InstrumentGuess.For(Symbol.Of("BTC-USDT"), "binance", 2, 3).Instrument;
        Assert.Equal(
            (0.01m, 0.00001m, 10m),
            (instrument.Filters.TickSize, instrument.Filters.LotStep, instrument.Filters.MinNotional));
        Assert.Equal(
            ("BTC", "USDT", InstrumentKind.Spot),
            (instrument.Base.ToString(), instrument.Quote.ToString(), instrument.Kind));
    }

    [Fact]
    public void An_unknown_market_has_the_steps_that_its_data_shows()
    {
        var filters = InstrumentGuess.For(Symbol.Of("ABC-EUR"), "kraken", 4, 2).Instrument.Filters;
        Assert.Equal((0.0001m, 0.01m, 0.01m), (filters.TickSize, filters.LotStep, filters.MinQuantity));
        var coarse = InstrumentGuess.For(Symbol.Of("ABC-EUR"), null, 0, 17).Instrument.Filters;
        Assert.Equal((1m, 0.00000001m), (coarse.TickSize, coarse.LotStep));
    }

    [Fact]
    public void A_perpetual_is_margined_and_says_what_was_assumed()
    {
        var guess = InstrumentGuess.For(Symbol.Of("ETH-USDT-PERP"), "binance-usdm", 2, 3);
        Assert.True(guess.Instrument.IsMargined);
        Assert.Equal(
            ("ETH", "USDT", 20m, 0.025m),
            (
                guess.Instrument.Base.ToString(),
                guess.Instrument.Quote.ToString(),
                guess.Instrument.MaxLeverage,
                guess.Instrument.MaintenanceMarginRate));
        Assert.Contains("margined in USDT", Assert.Single(guess.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_coin_margined_contract_is_worth_its_dollars_at_the_price_of_the_data()
    {
        var input = MemoryFile.Of(
            "binance-coinm_BTCUSD-PERP_1m.csv",
            MemoryFile.BarHeader,
            MemoryFile.Bar(0, 20_000, 20_000, 20_000, 20_000));
        var guess = InstrumentGuess.For(MarketDataFile.Describe(input));
        Assert.Equal((0.005m, 1m), (guess.Instrument.ContractMultiplier, guess.Instrument.Filters.LotStep));
        Assert.Contains("contracts of 100 USD", guess.Notes[^1], StringComparison.Ordinal);
        var ether = MemoryFile.Of(
            "binance-coinm_ETHUSD-PERP_1m.csv", MemoryFile.BarHeader, MemoryFile.Bar(0, 2_000, 2_000, 2_000, 2_000));
        Assert.Equal(0.005m, InstrumentGuess.For(MarketDataFile.Describe(ether)).Instrument.ContractMultiplier);
    }

    [Fact]
    public void A_symbol_without_a_known_quote_is_taken_in_dollars_and_said_so()
    {
        var guess = InstrumentGuess.For(Symbol.Of("SPX500"), null, 1, 0);
        Assert.Equal(("SPX500", "USD"), (guess.Instrument.Base.ToString(), guess.Instrument.Quote.ToString()));
        Assert.Contains("not recognised", Assert.Single(guess.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BTCUSDT", "BTC", "USDT")]
    [InlineData("ETHBTC", "ETH", "BTC")]
    [InlineData("BTC_EUR", "BTC", "EUR")]
    [InlineData("SOLFDUSD", "SOL", "FDUSD")]
    public void Symbols_are_split_at_the_quote_currency(string symbol, string first, string second)
    {
        var instrument = InstrumentGuess.For(Symbol.Of(symbol), null).Instrument;
        Assert.Equal((first, second), (instrument.Base.ToString(), instrument.Quote.ToString()));
    }
}
