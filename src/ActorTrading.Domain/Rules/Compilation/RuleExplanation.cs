namespace ActorTrading.Domain.Rules.Compilation;

/// <summary>Why a rule was true, false or undecided: every condition with what it saw.</summary>
public sealed record RuleExplanation(
    RuleId RuleId, int Version, string RuleName, Truth Outcome, ExplainedCondition Root);
