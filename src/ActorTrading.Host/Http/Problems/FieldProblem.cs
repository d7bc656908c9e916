namespace ActorTrading.Host.Http.Problems;

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Path">Where, as a JSON path from <c>$</c>, or the name of a parameter.</param>
/// <param name="Code">Stable, in snake case.</param>
/// <param name="Message">A sentence for people: what was wrong and what is wanted.</param>
public sealed record FieldProblem(string Path, string Code, string Message);
