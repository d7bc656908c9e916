using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Domain.Positions;

/// <summary>What an execution did to the position of its symbol.</summary>
public sealed record PositionChange
{
    public required Position? Before { get; init; }

    /// <summary>Null when flat.</summary>
    public required Position? After { get; init; }

    /// <summary>Profit that this execution realised before fees, by average cost.</summary>
    public required Amount Realised { get; init; }

    public required Amount RealisedFifo { get; init; }

    /// <summary>The round trip that it completed.</summary>
    public ClosedTrade? Closed { get; init; }

    /// <summary>What a spot sale sold beyond the position: nothing that this ledger knows a cost of.</summary>
    public Quantity Unheld { get; init; }
}
