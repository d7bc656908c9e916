using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Domain.Tests.Orders;

public sealed class ClientOrderIdsTests
{
    private const int VenueLengthMax = 36;

    [Fact]
    public void A_short_portfolio_id_stays_readable() =>
        Assert.Equal("main-00000042", ClientOrderIds.Derive(new PortfolioId("main"), 42).Value);

    [Theory]
    [InlineData("7b0c1f6e-5d0f-4f7e-9d7a-2f1f0d3f9a10")]
    [InlineData("a portfolio with spaces")]
    [InlineData("m\u00fcnchen")]
    public void Any_other_is_stood_for_by_a_digest_that_a_venue_takes(string portfolio)
    {
        var id = ClientOrderIds.Derive(new PortfolioId(portfolio), long.MaxValue).Value;

        Assert.True(id.Length <= VenueLengthMax);
        Assert.All(id, c => Assert.True(char.IsAsciiLetterOrDigit(c) || c == '-'));
        Assert.Equal(id, ClientOrderIds.Derive(new PortfolioId(portfolio), long.MaxValue).Value);
    }

    [Fact]
    public void Portfolios_and_intents_have_ids_of_their_own()
    {
        var ids = from portfolio in new[] { "a", "b", "a-1", new string('x', 40), new string('x', 41) }
                  from intent in new long[] { 1, 2, 10_000_000, 100_000_001 }
                  select ClientOrderIds.Derive(new PortfolioId(portfolio), intent);

        Assert.Equal(20, ids.Distinct().Count());
    }
}
