using System.Text.Json;

namespace ActorTrading.Cli.Wire;

/// <summary>A problem document of RFC 9457, as far as the node or what answered in its place gives one.</summary>
internal sealed record Problem(int Status, string Title)
{
    public string? Code { get; init; }

    public string? Detail { get; init; }

    public string? CorrelationId { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    public static Problem Of(NodeAnswer answer)
    {
        var status = (int)answer.Status;
        if (answer.IsJson && Json.TryParse(answer.Body) is { ValueKind: JsonValueKind.Object } body)
        {
            return new Problem(status, Json.Text(body, "title") ?? answer.Status.ToString())
            {
                Code = Json.Text(body, "code"),
                Detail = Json.Text(body, "detail"),
                CorrelationId = Json.Text(body, "correlation_id"),
                Errors = [.. Json.Items(body, "errors").Select(FieldError.Of)],
            };
        }

        return new Problem(status, answer.Status.ToString())
        {
            Detail = "What answered does not speak as a node does. Is this the address of one?",
        };
    }
}

/// <summary>One thing that is wrong with a request, and where.</summary>
internal sealed record FieldError(string Path, string Code, string Message)
{
    public static FieldError Of(JsonElement error) =>
        new(Json.Text(error, "path") ?? "", Json.Text(error, "code") ?? "", Json.Text(error, "message") ?? "");
}
