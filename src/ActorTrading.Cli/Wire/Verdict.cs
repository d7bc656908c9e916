using System.Net;

namespace ActorTrading.Cli.Wire;

/// <summary>What an answer means for the question whether something was done.</summary>
internal enum Verdict
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>Not done, and asking again would be answered alike.</summary>
    Refused,

    /// <summary>Not done by this request, since the node did not look at it; it may be taken later.</summary>
    NotNow,

    /// <summary>Not let in: says nothing of what an earlier request of the same key did.</summary>
    NotLetIn,

    /// <summary>Perhaps done: the node does not know itself, or something between it and here spoke.</summary>
    Open,
}

/// <summary>Reads the verdict off an answer.</summary>
internal static class Verdicts
{
    private const string OutcomeUnknown = "outcome_unknown";
    private const string KeyInUse = "idempotency_key_in_use";

    public static Verdict Of(NodeAnswer answer) => answer.Status switch
    {
        _ when answer.IsSuccess => Verdict.Done,
        HttpStatusCode.Conflict when CodeOf(answer) == KeyInUse => Verdict.Open,
        HttpStatusCode.ServiceUnavailable when CodeOf(answer) is not (OutcomeUnknown or null) => Verdict.NotNow,
        HttpStatusCode.TooManyRequests => Verdict.NotNow,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Verdict.NotLetIn,
        >= HttpStatusCode.InternalServerError => Verdict.Open,
        _ => Verdict.Refused,
    };

    private static string? CodeOf(NodeAnswer answer) => Problem.Of(answer).Code;
}
