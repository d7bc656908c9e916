using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Positions;

/// <summary>
/// What is held in one symbol: a spot holding (always long) or a margined contract position, with its cost by average
/// and by lots, and all that happened since it was opened. A flat position does not exist.
/// </summary>
public sealed record Position
{
    public required Symbol Symbol { get; init; }

    public required Currency Base { get; init; }

    public required Currency Quote { get; init; }

    public required bool IsMargined { get; init; }

    public required decimal ContractMultiplier { get; init; }

    public decimal MaintenanceMarginRate { get; init; }

    /// <summary>For trails that count in ticks.</summary>
    public decimal TickSize { get; init; }

    public string? Group { get; init; }

    /// <summary>Buy for long, sell for short.</summary>
    public required Side Side { get; init; }

    public required Quantity Quantity { get; init; }

    /// <summary>
    /// Notional of the open quantity at its average entry price, fees not included; exact, unlike the average.
    /// </summary>
    public required Amount Cost { get; init; }

    public required ImmutableArray<Lot> Lots { get; init; }

    /// <summary>Highest price since opening for a long, lowest for a short, as far as it was observed.</summary>
    public required Price BestPrice { get; init; }

    public required Timestamp OpenedAt { get; init; }

    public required PositionOrigin Origin { get; init; }

    public ExitPlan Exits { get; init; } = ExitPlan.None;

    /// <summary>
    /// A stop that was reached by an earlier average price or plan, and that no later one may loosen.
    /// </summary>
    public Price? StopFloor { get; init; }

    public decimal Leverage { get; init; } = 1m;

    /// <summary>Isolated margin set aside; zero for spot.</summary>
    public required Amount Margin { get; init; }

    public required RoundTrip Trip { get; init; }

    public Price EntryPrice => new(Cost.Value / (Quantity.Value * ContractMultiplier));

    /// <summary>Positive for a long, negative for a short.</summary>
    public decimal SignedQuantity => Side.Sign() * Quantity.Value;

    public Amount Notional(Price mark) => new(mark.Value * Quantity.Value * ContractMultiplier, Quote);

    public Amount UnrealisedProfit(Price mark) => (Notional(mark) - Cost) * Side.Sign();

    public bool IsBetter(Price price) => Side == Side.Buy ? price > BestPrice : price < BestPrice;

    /// <summary>
    /// Takes note of a price, for trailing stops; the same position where it is no better than the best.
    /// </summary>
    public Position Observe(Price price) => IsBetter(price) ? this with { BestPrice = price } : this;

    /// <summary>Another plan. Where it would loosen the stop, the stop stays where it is.</summary>
    public Position WithExits(ExitPlan exits) => this with { StopFloor = ExitLevels.Of(this).Stop, Exits = exits };

    public Position WithFunding(Amount received) =>
        this with { Trip = Trip with { Funding = Trip.Funding + received } };

    /// <summary>
    /// The mark price at which isolated margin plus unrealised profit falls to the maintenance margin; null for spot
    /// and where no positive price gets there. With entry <c>E</c>, quantity <c>Q</c> (base units), margin <c>M</c>
    /// and maintenance rate <c>r</c>: long <c>M + (P - E) Q = r P Q</c>, so <c>P = (E Q - M) / (Q (1 - r))</c>, which
    /// is <c>E (1 - 1/leverage) / (1 - r)</c>; short <c>P = (E Q + M) / (Q (1 + r))</c>. Source: the isolated linear
    /// formula of Binance futures with maintenance amount zero, the one freqtrade uses too.
    /// </summary>
    public Price? LiquidationPrice()
    {
        if (!IsMargined)
            return null;
        var sign = Side.Sign();
        var units = Quantity.Value * ContractMultiplier;
        var price = (Cost.Value - (sign * Margin.Value)) / (units * (1m - (sign * MaintenanceMarginRate)));
        return price > 0m ? new Price(price) : null;
    }
}
