using ActorTrading.Cli.Access;
using ActorTrading.Cli.Wire;

namespace ActorTrading.Cli.Output;

/// <summary>What to do about an outcome.</summary>
internal static class Advice
{
    public const string Unreachable =
        "Nothing was done. Is the node running there? -H says where, 'atc book' remembers.";

    public const string LookFirst = "Look how it stands before you try again.";

    private static readonly Dictionary<string, string> ByCode = new(StringComparer.Ordinal)
    {
        ["unauthenticated"] =
            $"Give another token's file by --token-file or {TokenFile.Variable}; the node's first one is in its data "
                + "folder.",
        ["permission_missing"] = "This needs a token of a higher role: 'atc token create' with an admin's token.",
        ["scope_too_narrow"] = "This token does not see that portfolio; another one may.",
        ["too_many_attempts"] = "Too many wrong tokens came from here; wait before trying again.",
        ["too_many_requests"] = "Wait, and ask less often.",
        ["host_not_allowed"] = "Call the node by a name in its http.allowed_hosts.",
        ["route_unknown"] = "This node has no such endpoint: it may be of another version than atc.",
        ["method_not_allowed"] = "This node has no such endpoint: it may be of another version than atc.",
        ["idempotency_key_reused"] = "That key belongs to another request; leave --idempotency-key out.",
        ["precondition_failed"] = "Somebody changed it meanwhile: look at it again and give the version you see.",
        ["version_conflict"] = "Somebody changed it meanwhile: look at it again and give the version you see.",
        ["cursor_invalid"] = "Begin the list anew, without --cursor.",
        ["body_too_large"] = "Split the file.",
        ["token_shown_already"] = "Revoke that token and make another.",
        ["internal_error"] = "The node's log says what happened, under the correlation id.",
    };

    /// <summary>Null where the problem itself says enough.</summary>
    public static string? For(Problem problem)
    {
        if (problem.Code is { } code && ByCode.TryGetValue(code, out var advice))
        {
            return advice;
        }

        return problem.Status switch
        {
            404 => "The palette's 'list' shows what there is.",
            503 => "Nothing was done. Try again later; 'atc health' says how the node is.",
            _ => null,
        };
    }

    public static string Repeat(string key) =>
        $"Repeat the same command with --idempotency-key {key}: it is done at most once, and the repeat says what "
            + "became of it.";
}
