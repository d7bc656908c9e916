using ActorTrading.Host.Http.Problems;

namespace ActorTrading.Host.Http.Events;

/// <summary>Ends a connection: the client is told the problem, and then the close code.</summary>
internal sealed class EventsEndException(int code, Problem problem) : Exception(problem.Detail)
{
    public int Code => code;

    public Problem Problem => problem;

    /// <summary>Where to go on, where that is what the client needs to know.</summary>
    public long? Cursor { get; init; }

    public static EventsEndException BadMessage(string code, string detail) =>
        new(CloseCodes.BadMessage, Problem.BadRequest(code, detail));

    public static EventsEndException Limit(string code, string detail) =>
        new(CloseCodes.LimitReached, Problem.BadRequest(code, detail));
}
