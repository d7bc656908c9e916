namespace ActorTrading.Domain;

/// <summary>
/// Why something was not done: a stable code for programs, a sentence for people that says what was wrong and what to
/// do. A refusal is a value. A broken invariant is an exception.
/// </summary>
/// <param name="Code">Stable, in snake case: <c>session_not_running</c>.</param>
/// <param name="Message">What was wrong, where, and what to do.</param>
public sealed record Refusal(string Code, string Message)
{
    public override string ToString() => $"{Code}: {Message}";
}
