using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Instruments;

public enum InstrumentKind
{
    /// <summary>The base asset itself changes hands.</summary>
    Spot,

    /// <summary>A perpetual contract margined and settled in the quote currency, with funding.</summary>
    LinearPerpetual,
}

/// <summary>A tradable market: its assets, the venue's filters, and for contracts the margin terms.</summary>
public sealed record Instrument
{
    public required Symbol Symbol { get; init; }

    public required Currency Base { get; init; }

    public required Currency Quote { get; init; }

    public InstrumentKind Kind { get; init; } = InstrumentKind.Spot;

    public VenueFilters Filters { get; init; } = VenueFilters.None;

    /// <summary>Base units per contract; one for spot.</summary>
    public decimal ContractMultiplier { get; init; } = 1m;

    public decimal MaxLeverage { get; init; } = 1m;

    /// <summary>Maintenance margin as a fraction of the notional; the venue liquidates below it.</summary>
    public decimal MaintenanceMarginRate { get; init; }

    /// <summary>Markets that fall under one concentration limit, such as <c>layer-1</c>; null for none.</summary>
    public string? Group { get; init; }

    public bool IsMargined => Kind != InstrumentKind.Spot;

    public Amount Notional(Price price, Quantity quantity) =>
        new(price.Value * quantity.Value * ContractMultiplier, Quote);
}
