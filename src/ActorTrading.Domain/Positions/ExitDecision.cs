using System.Collections.Immutable;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Positions;

/// <summary>What a position's exit plan asks for at one time.</summary>
public abstract record ExitDecision
{
    private ExitDecision()
    {
    }

    /// <summary>
    /// These orders should rest at the venue, as one group, until <paramref name="NextChangeAt"/>; null for until
    /// further notice.
    /// </summary>
    public sealed record Rest(ImmutableArray<ProtectiveOrder> Orders, Timestamp? NextChangeAt) : ExitDecision;

    public sealed record CloseNow(ExitReason Reason) : ExitDecision;
}
