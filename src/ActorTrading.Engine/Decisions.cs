using ActorTrading.Actors.Entities;

namespace ActorTrading.Engine;

/// <summary>From the domain's decisions to the host's.</summary>
internal static class Decisions
{
    public static Decision<TEvent> ToHost<TEvent>(Domain.Decision<TEvent> decision)
        where TEvent : class =>
        decision.Refusal is { } refusal
            ? Decision<TEvent>.Refuse(new EntityRefusal(refusal.Code, refusal.Message))
            : decision.Events.IsEmpty
                ? Decision<TEvent>.Nothing
                : Decision<TEvent>.Accept((IReadOnlyList<TEvent>)decision.Events);
}
