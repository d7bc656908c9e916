using System.ComponentModel;

namespace ActorTrading.Host.Http.Entities;

/// <summary>That an entity is to go on without the events that are lost.</summary>
public sealed record LossAcceptance
{
    [Description("The last event that is whole, as the damage names it: whoever accepts a loss has looked at it.")]
    public required long LastGood { get; init; }

    [Description("Kept in the journal with the loss.")]
    public required string Reason { get; init; }
}
