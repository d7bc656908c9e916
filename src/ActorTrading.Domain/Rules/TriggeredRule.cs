using ActorTrading.Domain.Instruments;

namespace ActorTrading.Domain.Rules;

/// <summary>A rule that fired on a symbol in one evaluation.</summary>
public sealed record TriggeredRule(Rule Rule, Symbol Symbol);
