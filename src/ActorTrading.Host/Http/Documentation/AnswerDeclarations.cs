using ActorTrading.Host.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ActorTrading.Host.Http.Documentation;

/// <summary>How endpoints say what they answer, for the OpenAPI document.</summary>
public static class AnswerDeclarations
{
    public static RouteHandlerBuilder Answers<T>(
        this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK) =>
        endpoint.Produces<T>(status, HttpJson.ContentType);
}
