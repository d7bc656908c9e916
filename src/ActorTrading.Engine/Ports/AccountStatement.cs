using System.Collections.Immutable;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Ports;

/// <summary>
/// What a venue says that an account holds, all of it as of one instant, so that our books can be compared with it.
/// </summary>
public sealed record AccountStatement
{
    /// <summary>How many fills and funding settlements a statement lists at most.</summary>
    public const int HistoryMax = 200;

    public required AccountId Account { get; init; }

    /// <summary>Everything up to this time is in the statement, and nothing later.</summary>
    public required Timestamp At { get; init; }

    /// <summary>By asset code.</summary>
    public required ImmutableArray<VenueBalance> Balances { get; init; }

    /// <summary>Margined positions, by the venue's own order of instruments.</summary>
    public required ImmutableArray<VenuePosition> Positions { get; init; }

    /// <summary>Oldest first.</summary>
    public required ImmutableArray<VenueOpenOrder> OpenOrders { get; init; }

    /// <summary>
    /// The newest fills, oldest first, forced closes among them: those are of no order that could be asked for.
    /// </summary>
    public required ImmutableArray<Fill> Fills { get; init; }

    /// <summary>The newest funding settlements, oldest first.</summary>
    public required ImmutableArray<AccountReport.Funding> Funding { get; init; }
}
