namespace ActorTrading.Domain.Access;

/// <summary>Stable codes of refused commands on tokens.</summary>
public static class AccessRejection
{
    public const string LabelMissing = "token_label_missing";
    public const string LabelTooLong = "token_label_too_long";
    public const string RoleUnknown = "token_role_unknown";
    public const string ScopeEmpty = "token_scope_empty";
    public const string ScopeTooLarge = "token_scope_too_large";
    public const string AdminScoped = "token_admin_scoped";
    public const string ExpiryPassed = "token_expiry_passed";
    public const string HashMalformed = "token_hash_malformed";
    public const string TokenExists = "token_exists";
    public const string TokenUnknown = "token_unknown";
    public const string TooManyTokens = "too_many_tokens";
    public const string ReasonMissing = "token_reason_missing";
}
