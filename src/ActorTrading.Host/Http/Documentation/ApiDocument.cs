using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace ActorTrading.Host.Http.Documentation;

/// <summary>The OpenAPI document, and a page that shows it without loading anything from elsewhere.</summary>
internal static class ApiDocument
{
    public const string Path = "/openapi/v1.json";
    public const string PagePath = "docs";

    private const string Name = "v1";

    private const string Summary =
        "Steers a node: portfolios, rules, sessions, orders, the emergency stop. Every answer that says no is an "
        + "RFC 9457 problem with a stable 'code'. POSTs take an Idempotency-Key; lists page by cursor.";

    public static void AddTo(IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "ActorTrading", Version = Name, Description = Summary };
            document.Servers = [];
            SecurityText.AddTo(document);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            ValueSchemas.Describe(schema, context.JsonTypeInfo.Type, context.JsonTypeInfo.ElementType);
            ValueSchemas.LeaveOutNulls(schema, context.JsonTypeInfo);
            ValueSchemas.MarkReadOnly(schema, context.JsonTypeInfo);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(OperationText.Describe);
    });

    public static IEndpointConventionBuilder Map(IEndpointRouteBuilder routes) =>
        routes.MapOpenApi("/openapi/{documentName}.json");

    public static void ShowPage(IApplicationBuilder app) => app.UseSwaggerUI(page =>
    {
        page.RoutePrefix = PagePath;
        page.DocumentTitle = "ActorTrading";
        page.SwaggerEndpoint(Path, "ActorTrading v1");

        // The page's own default asks a public service to validate the document.
        page.ConfigObject.AdditionalItems["validatorUrl"] = "none";
    });
}
