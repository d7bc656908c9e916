using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Tests.Instruments;

public sealed class InstrumentTests
{
    private static readonly Instrument Spot = new()
    {
        Symbol = Symbol.Of("BTC-EUR"),
        Base = Currency.Of("BTC"),
        Quote = Currency.Of("EUR"),
    };

    [Fact]
    public void The_notional_is_price_times_quantity_in_the_quote_currency() =>
        Assert.Equal(
            new Amount(15_000m, Currency.Of("EUR")),
            Spot.Notional(new Price(60_000m), new Quantity(0.25m)));

    [Fact]
    public void A_contract_counts_with_its_multiplier()
    {
        var perpetual = Spot with { Kind = InstrumentKind.LinearPerpetual, ContractMultiplier = 0.001m };

        Assert.Equal(new Amount(180m, Spot.Quote), perpetual.Notional(new Price(60_000m), new Quantity(3m)));
    }

    [Fact]
    public void Contracts_are_margined_and_spot_is_not()
    {
        Assert.False(Spot.IsMargined);
        Assert.True((Spot with { Kind = InstrumentKind.LinearPerpetual }).IsMargined);
    }

    [Fact]
    public void Without_further_terms_a_market_is_spot_unlevered_and_unfiltered()
    {
        Assert.Equal(VenueFilters.None, Spot.Filters);
        Assert.Equal((1m, 1m, 0m), (Spot.ContractMultiplier, Spot.MaxLeverage, Spot.MaintenanceMarginRate));
        Assert.Null(Spot.Group);
    }
}
