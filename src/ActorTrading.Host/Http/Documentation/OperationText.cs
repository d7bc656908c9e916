using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ActorTrading.Host.Http.Documentation;

/// <summary>What the document says of every operation alike: token, problems, Idempotency-Key, roles.</summary>
internal static class OperationText
{
    /// <summary>What also those are told who need no token.</summary>
    private static readonly (string Status, string Text)[] OfOpen =
    [
        ("400", "The request is malformed, or names another host."),
        ("403", "Pages of this origin may not call the node."),
        ("429", "There are too many requests; wait."),
        ("500", "The node failed; its log knows why."),
    ];

    public static async Task Describe(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var schema = await ProblemSchema(context, cancellation).ConfigureAwait(false);
        var problem = new OpenApiMediaType { Schema = schema };
        operation.Responses ??= [];
        if (metadata.OfType<AccessRequirement>().LastOrDefault()?.Permission is not { } permission)
        {
            AddProblems(operation.Responses, OfOpen, problem);
            return;
        }

        SecurityText.Require(operation, context.Document!);
        operation.Description = string.Join(
            ' ',
            new[] { operation.Description, $"Least role: {permission.LeastRole().ToString().ToLowerInvariant()}." }
                .Where(t => !string.IsNullOrEmpty(t)));
        var parameters = metadata.OfType<DocumentedParameter>().ToList();
        if (HttpMethods.IsPost(context.Description.HttpMethod ?? "") && RepeatText.Of(metadata) is { } repeats)
        {
            parameters.Add(repeats.Parameter);
            operation.AddExtension(RepeatText.Extension, new JsonNodeExtension(repeats.Word));
        }

        metadata.OfType<BodyExample>().LastOrDefault()?.AddTo(operation);
        operation.Parameters ??= [];
        parameters.ForEach(p => operation.Parameters.Add(p.ToOpenApi()));

        if (metadata.OfType<AccessRequirement>().Any(r => r.InFirstFrame))
        {
            DescribeWebSocket(operation.Responses, problem);
        }

        AddProblems(operation.Responses, ProblemsOf(context.Description.HttpMethod ?? ""), problem);
    }

    private static void AddProblems(
        OpenApiResponses responses, IEnumerable<(string Status, string Text)> problems, OpenApiMediaType problem)
    {
        foreach (var (status, text) in problems)
        {
            responses.TryAdd(status, new OpenApiResponse
            {
                Description = text,
                Content = new Dictionary<string, OpenApiMediaType> { [ProblemBody.ContentType] = problem },
            });
        }
    }

    /// <summary>One schema for all problems of the document.</summary>
    private static async Task<OpenApiSchemaReference> ProblemSchema(
        OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        const string name = "Problem";
        var document = context.Document!;
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        if (!document.Components.Schemas.ContainsKey(name))
        {
            var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemBody), null, cancellation)
                .ConfigureAwait(false);
            document.AddComponent(name, schema);
        }

        return new OpenApiSchemaReference(name, document);
    }

    private static void DescribeWebSocket(OpenApiResponses responses, OpenApiMediaType problem)
    {
        responses.Remove("200");
        responses["101"] = new OpenApiResponse { Description = "The connection is a WebSocket from here on." };
        responses["426"] = new OpenApiResponse
        {
            Description = "This is a WebSocket; connect to it as one.",
            Content = new Dictionary<string, OpenApiMediaType> { [ProblemBody.ContentType] = problem },
        };
    }

    private static IEnumerable<(string Status, string Text)> ProblemsOf(string method)
    {
        yield return ("400", "The request is malformed; errors names the fields.");
        yield return ("401", "There is no token that is valid.");
        yield return ("403", "The token's role or scope does not allow this.");
        yield return ("404", "There is no such thing, or not for this token.");
        if (DeclaredAccess.IsWrite(method))
        {
            yield return ("409", "This does not go with what is there.");
            yield return ("412", "What is to be changed has another version.");
            yield return ("413", "The body is too large.");
            yield return ("415", "The body is not JSON.");
            yield return ("422", "This was refused; code says by what rule.");
            yield return ("428", "If-Match is missing.");
        }

        yield return ("429", "There are too many requests or failed attempts; wait.");
        yield return ("500", "The node failed; its log knows why.");
        yield return ("503", "The node cannot do it now, or does not know whether it was done.");
    }
}
