using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ActorTrading.Host.Tests.Http;

namespace ActorTrading.Host.Tests.Conformance;

/// <summary>What the node's own OpenAPI document says that the node does.</summary>
internal sealed class ApiContract
{
    private const string RoleMark = "Least role: ";

    private readonly JsonNode _document;

    private ApiContract(JsonNode document)
    {
        _document = document;
        Operations =
        [
            .. from path in document["paths"]!.AsObject()
               from operation in path.Value!.AsObject()
               select OperationOf(path.Key, operation.Key, operation.Value!),
        ];
    }

    public IReadOnlyList<ApiOperation> Operations { get; }

    public static async Task<ApiContract> Read(HttpClient client) =>
        new(await client.Get("/openapi/v1.json").Json(HttpStatusCode.OK));

    /// <summary>The schema that a reference leads to, through as many references as it takes.</summary>
    public JsonObject Resolve(JsonNode schema)
    {
        while (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            schema = reference.TrimStart('#', '/').Split('/').Aggregate(_document, (node, step) => node[step]!);
        }

        return schema.AsObject();
    }

    private static ApiOperation OperationOf(string path, string method, JsonNode told) => new()
    {
        Name = told["operationId"]?.GetValue<string>() ?? $"{method} {path}",
        Method = new HttpMethod(method.ToUpperInvariant()),
        Path = path,
        Parameters = [.. (told["parameters"]?.AsArray() ?? []).Select(p => ParameterOf(p!))],
        Body = told["requestBody"]?["content"]?["application/json"]?["schema"],
        Example = told["requestBody"]?["content"]?["application/json"]?["example"],
        Answers = told["responses"]!.AsObject().ToDictionary(
            r => int.Parse(r.Key, CultureInfo.InvariantCulture),
            r => r.Value!["content"]?.AsObject() ?? []),
        NeedsToken = told["security"] is not null,
        LeastRole = RoleOf(told["description"]?.GetValue<string>() ?? ""),
        Repeats = told["x-repeats"]?.GetValue<string>(),
    };

    private static ApiParameter ParameterOf(JsonNode told) => new(
        told["name"]!.GetValue<string>(),
        told["in"]!.GetValue<string>(),
        told["required"]?.GetValue<bool>() ?? false,
        told["schema"]!);

    private static string? RoleOf(string description) =>
        description.IndexOf(RoleMark, StringComparison.Ordinal) is var at and >= 0
            ? description[(at + RoleMark.Length)..].TrimEnd('.').Split('.')[0]
            : null;
}
