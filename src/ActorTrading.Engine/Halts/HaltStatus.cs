using System.Collections.Immutable;
using ActorTrading.Domain.Halts;

namespace ActorTrading.Engine.Halts;

/// <summary>How the node's emergency stop stands, without asking the journal.</summary>
public sealed record HaltStatus
{
    public required HaltsInForce InForce { get; init; }

    /// <summary>Whether the halts file says what stands.</summary>
    public required bool IsFileCurrent { get; init; }

    /// <summary>Scopes whose halt is not on record in the journal yet.</summary>
    public required ImmutableArray<HaltScope> Unrecorded { get; init; }

    /// <summary>Words to portfolios that have not arrived yet.</summary>
    public required int UntoldCount { get; init; }

    /// <summary>Orders at the venue that may open a position.</summary>
    public required int WorkingCount { get; init; }
}
