using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Rules;

/// <summary>
/// Whether a rule may fire on a symbol: once when it becomes true, and again only after it was false in between or its
/// cooldown has passed. Keep one per rule and symbol, and begin again when the rule is edited.
/// </summary>
/// <remarks>
/// Unknown changes nothing: a value that goes missing and comes back as it was is no new reason to act, so only false
/// re-arms. A rule that fired and lost a conflict, or whose order was denied, has fired all the same. The default value
/// is a rule that never fired and is armed; one that is true at its first evaluation fires.
/// </remarks>
/// <param name="IsSpent">Fired, and not false since.</param>
/// <param name="FiredAt">When it last fired; without meaning unless <paramref name="IsSpent"/>.</param>
public readonly record struct RuleArming(bool IsSpent, Timestamp FiredAt)
{
    public static RuleArming Armed => default;

    /// <summary>Takes in the outcome of one evaluation.</summary>
    /// <param name="cooldown">
    /// When this has passed since the rule fired, it fires again though it never turned false; null for never.
    /// A time before the last firing counts as no time passed.
    /// </param>
    public RuleFiring Observe(Truth outcome, Timestamp now, TimeSpan? cooldown) => outcome switch
    {
        Truth.False => new(Armed, Fires: false),
        Truth.True when !IsSpent || HasCooledDown(now, cooldown) => new(new(IsSpent: true, now), Fires: true),
        _ => new(this, Fires: false),
    };

    private bool HasCooledDown(Timestamp now, TimeSpan? cooldown) => cooldown is { } wait && now - FiredAt >= wait;
}

/// <param name="Next">The state to keep.</param>
public readonly record struct RuleFiring(RuleArming Next, bool Fires);
