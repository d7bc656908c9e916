using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Ports;

/// <summary>What a venue says of an account.</summary>
public abstract record AccountReport
{
    private AccountReport()
    {
    }

    /// <summary>The trade that this report tells; null for a report of anything else.</summary>
    public Fill? Traded => this switch
    {
        Order { Report: VenueReport.Filled filled } => filled.Fill,
        Liquidated liquidated => liquidated.Fill,
        _ => null,
    };

    /// <summary>Of one of our orders.</summary>
    public sealed record Order(VenueReport Report) : AccountReport;

    /// <summary>
    /// Funding of a perpetual position was settled; a positive amount was received, a negative one paid.
    /// </summary>
    public sealed record Funding(Symbol Symbol, Amount Settled, decimal Rate, Timestamp At) : AccountReport;

    /// <summary>
    /// The venue closed a position by force. The fill's order id is the venue's own and starts with
    /// <c>liquidation-</c>.
    /// </summary>
    public sealed record Liquidated(Fill Fill) : AccountReport;

    /// <summary>The answer to <see cref="IVenue.RequestStatement"/>.</summary>
    public sealed record Statement(AccountStatement Says) : AccountReport;
}
