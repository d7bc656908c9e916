using Microsoft.OpenApi;

namespace ActorTrading.Host.Http.Documentation;

/// <summary>A parameter that a handler reads by itself, for the OpenAPI document.</summary>
internal sealed record DocumentedParameter(string Name, ParameterLocation Location, string Description)
{
    public bool IsRequired { get; init; }

    public JsonSchemaType Type { get; init; } = JsonSchemaType.String;

    public OpenApiParameter ToOpenApi() => new()
    {
        Name = Name,
        In = Location,
        Description = Description,
        Required = IsRequired,
        Schema = new OpenApiSchema { Type = Type },
    };
}
