using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Tests.Money;

public sealed class CurrencyTests
{
    [Theory]
    [InlineData("USD")]
    [InlineData("1INCH")]
    [InlineData("USDT")]
    [InlineData("ABCDEFGHIJKLMNOPQRST")]
    public void A_code_is_read_and_written_unchanged(string code)
    {
        Assert.True(Currency.IsCode(code));
        Assert.Equal(code, Currency.Of(code).Code);
        Assert.Equal(code, Currency.Of(code).ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("usd")]
    [InlineData("US D")]
    [InlineData("USD\n")]
    [InlineData("BTC-USD")]
    [InlineData("ÄTH")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTU")]
    public void Anything_else_is_not_a_code(string? text)
    {
        Assert.False(Currency.IsCode(text));
        Assert.Throws<ArgumentException>(() => Currency.Of(text!));
    }

    [Fact]
    public void Equal_codes_are_the_same_currency() => Assert.Equal(Currency.Usd, Currency.Of("USD"));

    [Fact]
    public void Currencies_are_ordered_by_code()
    {
        Currency[] currencies = [Currency.Of("USDT"), Currency.Of("USD"), Currency.Of("BTC"), Currency.Of("1INCH")];

        Assert.Equal(["1INCH", "BTC", "USD", "USDT"], currencies.Order().Select(c => c.Code));
    }

    [Fact]
    public void One_that_was_never_set_has_no_code()
    {
        Assert.Throws<InvalidOperationException>(() => default(Currency).Code);
        Assert.Equal("?", default(Currency).ToString());
    }
}
