namespace ActorTrading.Domain.Risk;

/// <summary>
/// After this many closed trades in a row with a loss, no entry until this long after the last of them.
/// </summary>
public sealed record LosingStreakLimit(int Losses, TimeSpan Cooldown);
