namespace ActorTrading.Domain.Rules.RuleSets;

/// <summary>Stable codes of refused rule set commands.</summary>
public static class RuleSetRejection
{
    public const string RuleUnknown = "rule_unknown";
    public const string RuleExists = "rule_exists";
    public const string RuleDeleted = "rule_deleted";
    public const string NameTaken = "rule_name_taken";
    public const string VersionConflict = "rule_version_conflict";
    public const string TooManyRules = "too_many_rules";
}
