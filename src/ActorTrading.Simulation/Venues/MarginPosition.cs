using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Engine.Ports;
using ActorTrading.Simulation.Venues.States;

namespace ActorTrading.Simulation.Venues;

/// <summary>A margined position. Money is in the quote currency.</summary>
internal sealed class MarginPosition(VenueAccount account, Market market, long sequence)
{
    public VenueAccount Account { get; } = account;

    public Market Market { get; } = market;

    public long Sequence { get; } = sequence;

    public decimal SignedQuantity { get; set; }

    public decimal Quantity => Math.Abs(SignedQuantity);

    /// <summary>What the open quantity was worth when it was opened: quantity times price times multiplier.</summary>
    public decimal EntryValue { get; set; }

    public decimal Margin { get; set; }

    /// <summary>As it stands in the <see cref="SideBook"/> of the closing side.</summary>
    public decimal? LiquidationValue { get; set; }

    public Side ClosingSide => SignedQuantity > 0m ? Side.Sell : Side.Buy;

    private decimal Tick => Market.Instrument.Filters.TickSize;

    /// <summary>
    /// Where margin plus unrealised profit equals the maintenance margin, rounded to the tick on the side of the venue.
    /// Long: (entry value - margin) / (units (1 - rate)); short: (entry value + margin) / (units (1 + rate)).
    /// </summary>
    public decimal? LiquidationPrice() => PriceWhereLeft(Market.Instrument.MaintenanceMarginRate);

    /// <summary>Where the margin is used up, and the venue takes the position over at the latest.</summary>
    public decimal? BankruptcyPrice() => PriceWhereLeft(0m);

    public VenuePosition View() => new(
        Market.Instrument.Symbol,
        SignedQuantity,
        new(EntryValue / (Quantity * Market.Instrument.ContractMultiplier)),
        new(Margin, Market.Instrument.Quote),
        LiquidationPrice() is { } price ? new Price(price) : null);

    public PositionState Export() => new(Market.Instrument.Symbol, Sequence, SignedQuantity, EntryValue, Margin);

    private decimal? PriceWhereLeft(decimal rate)
    {
        var units = Quantity * Market.Instrument.ContractMultiplier;
        var price = SignedQuantity > 0m
            ? Rounding.Up((EntryValue - Margin) / (units * (1m - rate)), Tick)
            : Rounding.Down((EntryValue + Margin) / (units * (1m + rate)), Tick);
        return price > 0m ? price : null;
    }
}
