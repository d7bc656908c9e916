using System.Text.Json.Nodes;
using ActorTrading.Host.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.OpenApi;

namespace ActorTrading.Host.Http.Documentation;

/// <summary>A body that an endpoint takes, for the OpenAPI document.</summary>
internal sealed record BodyExample(string Text)
{
    public void AddTo(OpenApiOperation operation)
    {
        if (operation.RequestBody?.Content?.TryGetValue(HttpJson.ContentType, out var body) == true)
        {
            body.Example = JsonNode.Parse(Text);
        }
    }
}

/// <summary>How endpoints show what they take.</summary>
internal static class BodyExamples
{
    public static RouteHandlerBuilder TakesSuchAs(this RouteHandlerBuilder endpoint, string json) =>
        endpoint.WithMetadata(new BodyExample(json));
}
