using ActorTrading.Host.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace ActorTrading.Host.Http.Documentation;

/// <summary>How endpoints say what they answer, for the OpenAPI document.</summary>
public static class AnswerDeclarations
{
    public static RouteHandlerBuilder Answers<T>(
        this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK) =>
        endpoint.Produces<T>(status, HttpJson.ContentType);

    /// <summary>The handler calls <see cref="Paging.EntityTags.Demand"/>.</summary>
    public static RouteHandlerBuilder TakesIfMatch(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new DocumentedParameter(
            "If-Match", ParameterLocation.Header, "The ETag that was read, or * to overwrite whatever is there.")
        {
            IsRequired = true,
        });
}
