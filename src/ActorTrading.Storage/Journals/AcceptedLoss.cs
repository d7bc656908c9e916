namespace ActorTrading.Storage.Journals;

/// <summary>A damage with which an operator told the journal to go on.</summary>
/// <param name="Damage">As it was named.</param>
/// <param name="By">Who accepted it.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record AcceptedLoss(JournalDamage Damage, string By, string Reason, DateTimeOffset At);
