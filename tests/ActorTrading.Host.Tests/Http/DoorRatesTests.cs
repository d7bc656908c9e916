using ActorTrading.Host.Configuration;
using ActorTrading.Host.Http;
using ActorTrading.Host.Http.Limits;

namespace ActorTrading.Host.Tests.Http;

/// <summary>What a node's limits make of the rates at its door.</summary>
public sealed class DoorRatesTests
{
    [Fact]
    public void One_caller_may_use_from_one_address_all_that_its_token_allows()
    {
        var limits = new LimitOptions { RequestsPerSecond = 5_000, RequestBurst = 9_000 };

        var rates = HttpDoorOptions.Of(new HttpOptions(), limits, certificate: null).Rates;

        Assert.Equal((5_000, 9_000), (rates.PerTokenPerSecond, rates.PerTokenBurst));
        Assert.Equal((5_000, 9_000), (rates.PerAddressPerSecond, rates.PerAddressBurst));
    }

    [Fact]
    public void A_token_that_is_held_short_leaves_the_address_its_usual_rate()
    {
        var rates = HttpDoorOptions.Of(
            new HttpOptions(), new LimitOptions { RequestsPerSecond = 1, RequestBurst = 1 }, certificate: null).Rates;

        var usual = new RateLimits();
        Assert.Equal(usual.PerAddressPerSecond, rates.PerAddressPerSecond);
        Assert.Equal(usual.PerAddressBurst, rates.PerAddressBurst);
    }
}
