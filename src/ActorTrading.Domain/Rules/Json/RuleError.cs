namespace ActorTrading.Domain.Rules.Json;

/// <summary>One thing that is wrong in a text of rules.</summary>
/// <param name="Code">Stable, one of <see cref="RuleErrorCodes"/>.</param>
/// <param name="Path">JSON path from the root of the text: <c>$.rules[1].conditions[0].operator</c>.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
/// <param name="Line">From one.</param>
/// <param name="Column">In characters, from one.</param>
public sealed record RuleError(string Code, string Path, string Message, int Line, int Column)
{
    public override string ToString() => $"{Path} (line {Line}, column {Column}): {Message} [{Code}]";
}
