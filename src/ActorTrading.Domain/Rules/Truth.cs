namespace ActorTrading.Domain.Rules;

/// <summary>
/// The outcome of a condition in the three-valued logic of Kleene. The values are ordered so that a conjunction is the
/// least and a disjunction the greatest of its parts, and a negation two less the value.
/// </summary>
public enum Truth : byte
{
    False = 0,

    /// <summary>A value that would decide it is missing or stale.</summary>
    Unknown = 1,

    True = 2,
}
