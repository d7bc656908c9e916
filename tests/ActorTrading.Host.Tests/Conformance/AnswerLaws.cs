using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ActorTrading.Host.Tests.Conformance;

/// <summary>What holds for every answer, whatever was asked.</summary>
internal sealed partial class AnswerLaws(ApiContract contract)
{
    private const string ProblemType = "application/problem+json";

    /// <summary>Statuses that are of HTTP and not of an operation: no operation was found.</summary>
    private static readonly int[] WithoutOperation = [404, 405];

    private readonly SchemaCheck _schemas = new(contract);

    public IReadOnlyList<string> Faults(ApiAnswer answer) =>
    [
        .. StatusFaults(answer),
        .. answer.Status >= 400 ? ProblemFaults(answer) : BodyFaults(answer),
    ];

    private static IEnumerable<string> StatusFaults(ApiAnswer answer)
    {
        if (answer.Status >= 500 && answer.Status != 503)
        {
            yield return "the node failed";
        }

        var isRouted = answer.Code is not ("route_unknown" or "method_not_allowed");
        if (!answer.Request.Operation.Answers.ContainsKey(answer.Status)
            && (isRouted || !WithoutOperation.Contains(answer.Status)))
        {
            yield return $"{answer.Status} is not documented";
        }

        if (answer.Status != 101 && !answer.Headers.ContainsKey("X-Correlation-Id"))
        {
            yield return "there is no correlation id";
        }
    }

    private IEnumerable<string> BodyFaults(ApiAnswer answer)
    {
        if (!answer.Request.Operation.Answers.TryGetValue(answer.Status, out var contents) || contents.Count == 0)
        {
            return answer.Text.Length == 0 ? [] : ["a body is not documented"];
        }

        if (answer.ContentType is null || contents[answer.ContentType] is not { } content)
        {
            return [$"the content type {answer.ContentType} is not documented"];
        }

        return answer.ContentType.Contains("json", StringComparison.Ordinal)
            ? SchemaFaults(answer, content["schema"])
            : [];
    }

    private IEnumerable<string> SchemaFaults(ApiAnswer answer, JsonNode? schema)
    {
        if (schema is null)
        {
            return ["there is no schema of the answer"];
        }

        return answer.Json is { } json ? _schemas.Faults(schema, json) : ["the answer is not JSON"];
    }

    private IEnumerable<string> ProblemFaults(ApiAnswer answer)
    {
        if (answer.ContentType != ProblemType || answer.Json is not JsonObject problem)
        {
            return [$"{answer.ContentType} is no problem"];
        }

        var schema = answer.Request.Operation.Answers.GetValueOrDefault(answer.Status)?[ProblemType]?["schema"];
        return
        [
            .. schema is null ? [] : _schemas.Faults(schema, problem),
            .. FieldFaults(answer, problem),
        ];
    }

    private static IEnumerable<string> FieldFaults(ApiAnswer answer, JsonObject problem)
    {
        if (problem["status"]?.GetValue<int>() != answer.Status)
        {
            yield return "the problem says another status";
        }

        if (!SnakeCase().IsMatch(answer.Code ?? ""))
        {
            yield return "the code is not in snake case";
        }

        if (problem["type"]?.GetValue<string>() != $"urn:actor-trading:problem:{answer.Code}")
        {
            yield return "the type does not follow from the code";
        }

        if (problem["correlation_id"]?.GetValue<string>() != answer.Headers.GetValueOrDefault("X-Correlation-Id"))
        {
            yield return "body and header differ in the correlation id";
        }

        if (string.IsNullOrWhiteSpace(problem["detail"]?.GetValue<string>())
            || string.IsNullOrWhiteSpace(problem["title"]?.GetValue<string>()))
        {
            yield return "title or detail says nothing";
        }

        foreach (var error in problem["errors"]?.AsArray() ?? [])
        {
            var path = error!["path"]?.GetValue<string>() ?? "";
            var isPlace = path.StartsWith('$') || answer.Request.Operation.Parameters.Any(p => p.Name == path);
            if (!isPlace || !SnakeCase().IsMatch(error["code"]?.GetValue<string>() ?? ""))
            {
                yield return $"{error.ToJsonString()} names no place or no code";
            }
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex SnakeCase();
}
