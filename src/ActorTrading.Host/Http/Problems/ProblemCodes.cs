namespace ActorTrading.Host.Http.Problems;

/// <summary>Stable codes of what the door itself refuses; those of commands come from the deciders.</summary>
public static class ProblemCodes
{
    public const string Unauthenticated = "unauthenticated";
    public const string PermissionMissing = "permission_missing";
    public const string ScopeTooNarrow = "scope_too_narrow";
    public const string TooManyAttempts = "too_many_attempts";
    public const string TooManyRequests = "too_many_requests";
    public const string TokenInUrl = "token_in_url";
    public const string HostNotAllowed = "host_not_allowed";
    public const string OriginNotAllowed = "origin_not_allowed";
    public const string BodyTooLarge = "body_too_large";
    public const string BodyMissing = "body_missing";
    public const string BodyNotJson = "body_not_json";
    public const string BodyInvalid = "body_invalid";
    public const string ContentTypeNotJson = "content_type_not_json";
    public const string HeadersTooLarge = "headers_too_large";
    public const string RequestMalformed = "request_malformed";
    public const string RequestTimedOut = "request_timed_out";
    public const string ParameterInvalid = "parameter_invalid";
    public const string CursorInvalid = "cursor_invalid";
    public const string RouteUnknown = "route_unknown";
    public const string MethodNotAllowed = "method_not_allowed";
    public const string IdempotencyKeyInvalid = "idempotency_key_invalid";
    public const string IdempotencyKeyReused = "idempotency_key_reused";
    public const string IdempotencyKeyInUse = "idempotency_key_in_use";
    public const string PreconditionRequired = "precondition_required";
    public const string PreconditionFailed = "precondition_failed";
    public const string OutcomeUnknown = "outcome_unknown";
    public const string InternalError = "internal_error";
}
