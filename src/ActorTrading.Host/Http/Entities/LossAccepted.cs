using System.ComponentModel;
using ActorTrading.Domain.Halts;

namespace ActorTrading.Host.Http.Entities;

/// <summary>A damage with which the node goes on.</summary>
public sealed record LossAccepted
{
    public required EntitySummary Entity { get; init; }

    [Description("Events that were acknowledged and are gone; left out where nobody knows.")]
    public long? Lost { get; init; }

    [Description("What was halted, since the venue may know of orders that the journal lost: look, then release it.")]
    public HaltScopeKind? Halted { get; init; }

    [Description("Whether the read models were made anew from what is left.")]
    public required bool ReadModelsRebuilt { get; init; }
}
