using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Halts;

/// <summary>An emergency stop that stands.</summary>
/// <param name="Reason">Why, for whoever reads the record: <c>daily loss of 5 % reached</c>.</param>
/// <param name="By">The person, rule or limit that raised it.</param>
public sealed record Halt(HaltScope Scope, HaltLevel Level, string Reason, string By, Timestamp At);
