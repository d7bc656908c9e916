using ActorTrading.Domain.Instruments;

namespace ActorTrading.Domain.Tests.Instruments;

public sealed class VenueFiltersTests
{
    private static readonly VenueFilters General = new()
    {
        LotStep = 0.01m,
        MinQuantity = 0.1m,
        MaxQuantity = 100m,
    };

    [Fact]
    public void Market_orders_fall_back_to_the_general_rules() =>
        Assert.Equal(RulesOf(General, market: false), RulesOf(General, market: true));

    [Fact]
    public void A_market_rule_of_zero_is_no_rule_and_falls_back_too()
    {
        var filters = General with { MarketLotStep = 0m, MarketMinQuantity = 0m, MarketMaxQuantity = 0m };

        Assert.Equal(RulesOf(General, market: true), RulesOf(filters, market: true));
    }

    [Fact]
    public void Market_rules_hold_for_market_orders_only()
    {
        var filters = General with { MarketLotStep = 0.05m, MarketMinQuantity = 0.2m, MarketMaxQuantity = 7m };

        Assert.Equal((0.05m, 0.2m, 7m), RulesOf(filters, market: true));
        Assert.Equal((0.01m, 0.1m, 100m), RulesOf(filters, market: false));
    }

    [Fact]
    public void A_venue_that_states_nothing_limits_nothing() =>
        Assert.Equal((0m, 0m, null), RulesOf(VenueFilters.None, market: true));

    private static (decimal Step, decimal Min, decimal? Max) RulesOf(VenueFilters filters, bool market) =>
        (filters.LotStepFor(market), filters.MinQuantityFor(market), filters.MaxQuantityFor(market));
}
