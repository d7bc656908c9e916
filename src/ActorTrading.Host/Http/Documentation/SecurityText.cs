using Microsoft.OpenApi;

namespace ActorTrading.Host.Http.Documentation;

/// <summary>How the document says that a bearer token is needed.</summary>
internal static class SecurityText
{
    private const string Scheme = "bearer";

    public static void AddTo(OpenApiDocument document)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = Scheme,
            Description = "A token of POST /tokens, or the first one in the file admin.token of the data folder.",
        };
    }

    public static void Require(OpenApiOperation operation, OpenApiDocument document) =>
        operation.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] },
        ];
}
