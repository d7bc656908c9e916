using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Simulation.Tests.MarketData;

public sealed class MarketDataInputTests
{
    [Theory]
    [InlineData("a.csv", "a.csv", null, null)]
    [InlineData("a.csv=BTC-USD", "a.csv", "BTC-USD", null)]
    [InlineData("a.csv=BTC-USD@4h", "a.csv", "BTC-USD", "4h")]
    [InlineData("a.csv=@30s", "a.csv", null, "30s")]
    [InlineData("x=1/a.csv", "x=1/a.csv", null, null)]
    [InlineData("x=1/a.csv=ETH-USD", "x=1/a.csv", "ETH-USD", null)]
    [InlineData("a.csv=BTC-USD@soon", "a.csv=BTC-USD@soon", null, null)]
    [InlineData("=BTC-USD", "=BTC-USD", null, null)]
    public void A_file_may_be_named_with_its_symbol_and_timeframe(
        string text, string path, string? symbol, string? timeframe)
    {
        var input = MarketDataInput.Parse(text);
        Assert.Equal((path, symbol, timeframe), (input.Path, input.Symbol?.Value, input.Timeframe?.ToString()));
    }
}
