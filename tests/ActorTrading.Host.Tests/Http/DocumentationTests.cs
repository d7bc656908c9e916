using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ActorTrading.Host.Tests.Http;

public sealed partial class DocumentationTests
{
    [Fact]
    public async Task The_document_describes_every_operation_with_token_body_answer_and_problems()
    {
        var (node, _) = await TradingNode.Start();
        await using var opened = node;

        var document = await node.Client(null).Get("/openapi/v1.json").Json(HttpStatusCode.OK);

        Assert.StartsWith("3.1", document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("bearer", document["components"]!["securitySchemes"]!["bearer"]!["scheme"]!.GetValue<string>());
        foreach (var (path, operation) in OperationsOf(document))
        {
            Assert.False(string.IsNullOrEmpty(operation["summary"]?.GetValue<string>()), path);
            Assert.NotNull(operation["responses"]!.AsObject().FirstOrDefault(r => r.Key.StartsWith('2')).Value);
            if (path is not ("/livez" or "/readyz" or "/startupz" or "/auto-trading/rule-schema"))
            {
                Assert.NotNull(operation["security"]);
                Assert.NotNull(operation["responses"]!["401"]!["content"]!["application/problem+json"]!["schema"]);
            }
        }

        Assert.Equal(
            ["cursor", "limit"],
            NamesOf(document["paths"]!["/portfolios"]!["get"]!).Order(StringComparer.Ordinal));
        Assert.Equal(["If-Match", "id"], NamesOf(document["paths"]!["/auto-trading/rules/{id}"]!["put"]!)
            .Order(StringComparer.Ordinal));
        var issue = document["paths"]!["/tokens"]!["post"]!;
        Assert.NotNull(issue["requestBody"]!["content"]!["application/json"]!["schema"]);
        Assert.Contains(issue["parameters"]!.AsArray(), p => p!["name"]!.GetValue<string>() == "Idempotency-Key");
    }

    [Fact]
    public async Task Values_of_the_domain_are_texts_and_numbers_there()
    {
        await using var node = await TestNode.Start();

        var document = await node.Client(null).Get("/openapi/v1.json").Json(HttpStatusCode.OK);

        var token = document["components"]!["schemas"]!["TokenView"]!["properties"]!;
        Assert.Equal("string", Resolved(document, token["id"]!)["type"]!.GetValue<string>());
        var portfolios = document["components"]!["schemas"]!["NewToken"]!["properties"]!["portfolios"]!;
        Assert.Equal("string", portfolios["items"]!["type"]!.GetValue<string>());
        Assert.Equal("date-time", Resolved(document, token["created_at"]!)["format"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_page_loads_nothing_from_elsewhere()
    {
        await using var node = await TestNode.Start();
        var client = node.Client(null);

        using var page = await client.Get("/docs/index.html");
        var html = await page.Text();

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var loaded = Sources().Matches(html).Select(m => m.Groups[1].Value).ToArray();
        Assert.NotEmpty(loaded);
        Assert.All(loaded, l => Assert.DoesNotContain("//", l, StringComparison.Ordinal));
        foreach (var source in loaded)
        {
            using var asset = await client.Get("/docs/" + source.TrimStart('.', '/'));
            Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
        }

        Assert.DoesNotMatch("<script>[^<]", html);
    }

    private static IEnumerable<(string Path, JsonNode Operation)> OperationsOf(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select (path.Key, operation.Value!);

    private static IEnumerable<string> NamesOf(JsonNode operation) =>
        operation["parameters"]!.AsArray().Select(p => p!["name"]!.GetValue<string>());

    private static JsonNode Resolved(JsonNode document, JsonNode schema) =>
        schema["$ref"]?.GetValue<string>() is { } reference
            ? document["components"]!["schemas"]![reference.Split('/')[^1]]!
            : schema;

    [GeneratedRegex("(?:src|href)=\"([^\"#]+)\"")]
    private static partial Regex Sources();
}
