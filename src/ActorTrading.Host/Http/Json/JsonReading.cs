using System.Text;
using System.Text.Json;
using ActorTrading.Host.Http.Limits;
using ActorTrading.Host.Http.Problems;

namespace ActorTrading.Host.Http.Json;

/// <summary>Reads bodies. Whatever is wrong ends the request with problems that name the JSON path.</summary>
public static class JsonReading
{
    public static T Read<T>(ReadOnlyMemory<byte> bytes, int depthMax = HttpLimits.JsonDepthMax)
        where T : class
    {
        using var document = Parse(bytes, depthMax);
        var problems = JsonShape.ProblemsOf(document.RootElement, HttpJson.Options.GetTypeInfo(typeof(T)));
        if (problems.Count > 0)
        {
            throw Invalid([.. problems]).AsException();
        }

        try
        {
            return document.Deserialize<T>(HttpJson.Options)!;
        }
        catch (JsonException exception)
        {
            throw Invalid([new(exception.Path ?? "$", "value_invalid", "The value is not of its kind.")]).AsException();
        }
    }

    /// <summary>The body as a text that is JSON within the limits, for readers of their own.</summary>
    public static string ReadText(ReadOnlyMemory<byte> bytes, int depthMax = HttpLimits.JsonDepthMax)
    {
        using var document = Parse(bytes, depthMax);
        return Encoding.UTF8.GetString(bytes.Span);
    }

    public static Problem Invalid(params IReadOnlyList<FieldProblem> errors) => Problem.BadRequest(
        ProblemCodes.BodyInvalid, "The body does not say what is needed; see errors.", [.. errors]);

    private static JsonDocumentOptions Strict(int depthMax) => new()
    {
        MaxDepth = depthMax,
        AllowDuplicateProperties = false,
        CommentHandling = JsonCommentHandling.Disallow,
    };

    private static JsonDocument Parse(ReadOnlyMemory<byte> bytes, int depthMax)
    {
        if (bytes.IsEmpty)
        {
            throw Problem.BadRequest(ProblemCodes.BodyMissing, "This needs a body of JSON.").AsException();
        }

        try
        {
            var document = JsonDocument.Parse(bytes, Strict(depthMax));
            FieldProblem[] absurd = [.. NumberScan.ProblemsOf(document.RootElement)];
            return absurd.Length == 0 ? document : throw Invalid(absurd).AsException();
        }
        catch (JsonException exception)
        {
            throw Problem.BadRequest(
                ProblemCodes.BodyNotJson,
                "The body is not JSON in UTF-8, is nested too deeply, or names a field twice.",
                new FieldProblem(
                    exception.Path ?? "$",
                    "json_invalid",
                    $"It goes wrong in line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}."))
                .AsException();
        }
    }
}
