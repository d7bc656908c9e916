using System.Collections.Immutable;

namespace ActorTrading.Domain.Rules;

/// <summary>Who acts and who does not.</summary>
/// <param name="Winners">In the order in which they are to act.</param>
/// <param name="Losers">In the order in which they would have acted.</param>
public sealed record ConflictOutcome(ImmutableArray<TriggeredRule> Winners, ImmutableArray<ConflictLoss> Losers);

/// <summary>
/// A rule that fired but does not act, because a rule of higher precedence wants the opposite on the same symbol.
/// </summary>
/// <param name="Reason">
/// Code <c>opposite_signal</c>, and a sentence that names the winner and what gave it precedence.
/// </param>
public sealed record ConflictLoss(TriggeredRule Loser, RuleId WinnerId, Refusal Reason);
