using ActorTrading.Domain.Instruments;

namespace ActorTrading.Domain.Tests.Instruments;

public sealed class SymbolTests
{
    [Theory]
    [InlineData("BTC-USD")]
    [InlineData("BTCUSD_PERP")]
    [InlineData("1000PEPE.P")]
    public void A_symbol_is_read_and_written_unchanged(string text)
    {
        Assert.Equal(text, Symbol.Of(text).Value);
        Assert.Equal(text, Symbol.Of(text).ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-USD")]
    [InlineData("btc-usd")]
    [InlineData("BTC/USD")]
    [InlineData("BTC USD")]
    [InlineData("../BTC")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNO")]
    public void Anything_else_is_not_a_symbol(string? text)
    {
        Assert.False(Symbol.IsSymbol(text));
        Assert.Throws<ArgumentException>(() => Symbol.Of(text!));
    }

    [Fact]
    public void Symbols_are_ordered_by_their_characters()
    {
        Symbol[] symbols = [Symbol.Of("ETH-EUR"), Symbol.Of("BTC-USD"), Symbol.Of("BTC-EUR")];

        Assert.Equal(["BTC-EUR", "BTC-USD", "ETH-EUR"], symbols.Order().Select(s => s.Value));
    }

    [Fact]
    public void One_that_was_never_set_has_no_value()
    {
        Assert.Throws<InvalidOperationException>(() => default(Symbol).Value);
        Assert.Equal("?", default(Symbol).ToString());
    }
}
