using ActorTrading.Host.Http.Problems;

namespace ActorTrading.Host.Http.Access;

/// <summary>
/// What is said of things that do not exist, and in the same words of those that do not exist for the caller.
/// </summary>
public static class UnknownProblems
{
    public static Problem Portfolio(string id) => Problem.NotFound("portfolio_unknown", $"There is no portfolio {id}.");

    public static Problem Rule(string id) => Problem.NotFound("rule_unknown", $"There is no rule {id}.");

    public static Problem Session(string id) => Problem.NotFound("session_unknown", $"There is no session {id}.");

    public static Problem Trade(string id) => Problem.NotFound("trade_unknown", $"There is no trade {id}.");
}
