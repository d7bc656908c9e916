using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Idempotency;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ActorTrading.Host.Http.Documentation;

/// <summary>What the document says of every operation alike: token, problems, Idempotency-Key, roles.</summary>
internal static class OperationText
{
    public static async Task Describe(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<AccessRequirement>().LastOrDefault()?.Permission is not { } permission)
        {
            return;
        }

        SecurityText.Require(operation, context.Document!);
        operation.Description = string.Join(
            ' ',
            new[] { operation.Description, $"Least role: {permission.LeastRole().ToString().ToLowerInvariant()}." }
                .Where(t => !string.IsNullOrEmpty(t)));
        if (HttpMethods.IsPost(context.Description.HttpMethod ?? ""))
        {
            AddIdempotencyKey(operation);
        }

        var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemBody), null, cancellation)
            .ConfigureAwait(false);
        var problem = new OpenApiMediaType { Schema = schema };
        operation.Responses ??= [];
        foreach (var (status, text) in ProblemsOf(context.Description.HttpMethod ?? ""))
        {
            operation.Responses.TryAdd(status, new OpenApiResponse
            {
                Description = text,
                Content = new Dictionary<string, OpenApiMediaType> { [ProblemBody.ContentType] = problem },
            });
        }
    }

    private static void AddIdempotencyKey(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = RepeatableRequest.Header,
            In = ParameterLocation.Header,
            Description = "Makes a repeat safe: it is answered as the first request was, for 24 hours.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = RepeatableRequest.KeyLengthMax },
        });
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
