using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace ActorTrading.Host.Tests.Http;

/// <summary>What a body may be, and what is said of one that may not.</summary>
public sealed class BodyTests
{
    [Theory]
    [InlineData("12.50", "12.5")]
    [InlineData("\"12.50\"", "12.5")]
    [InlineData("-0.00000001", "-0.00000001")]
    [InlineData("7", "7")]
    public async Task Decimals_are_exact_numbers_and_may_be_texts(string size, string read)
    {
        await using var node = await ProbedNode.Start(new ProbeModule());

        var answer = await node.Admin.Post("/probe", $$"""{"size":{{size}}}""").Json(HttpStatusCode.OK);

        Assert.Equal(read, answer["size"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"size":1e5}""", "$.size", "value_invalid")]
    [InlineData("""{"size":1e999999999}""", "$.size", "number_out_of_range")]
    [InlineData("""{"size":"NaN"}""", "$.size", "value_invalid")]
    [InlineData("""{"size":"Infinity"}""", "$.size", "value_invalid")]
    [InlineData("""{"size":"1,000"}""", "$.size", "value_invalid")]
    [InlineData("""{"size":" 1"}""", "$.size", "value_invalid")]
    [InlineData("""{"size":0.00000000000000000000000000001}""", "$.size", "number_out_of_range")]
    [InlineData("""{"size":null}""", "$.size", "value_missing")]
    [InlineData("""{"size":true}""", "$.size", "value_invalid")]
    [InlineData("""{"colour":1}""", "$.colour", "field_unknown")]
    [InlineData("""{"Size":1}""", "$.Size", "field_unknown")]
    [InlineData("""{"parts":[{"name":"a"},{}]}""", "$.parts[1].name", "field_missing")]
    [InlineData("""{"parts":[{"name":"a","count":1.5}]}""", "$.parts[0].count", "value_invalid")]
    [InlineData("""{"parts":[{"name":"a","count":"1"}]}""", "$.parts[0].count", "value_invalid")]
    [InlineData("""{"parts":{}}""", "$.parts", "value_invalid")]
    [InlineData("""[]""", "$", "value_invalid")]
    public async Task What_is_wrong_is_named_by_its_path(string json, string path, string code)
    {
        await using var node = await ProbedNode.Start(new ProbeModule());

        var problem = await node.Admin.Post("/probe", json).Problem(HttpStatusCode.BadRequest, "body_invalid");

        var error = Assert.Single(problem["errors"]!.AsArray())!;
        Assert.Equal((path, code), (error["path"]!.GetValue<string>(), error["code"]!.GetValue<string>()));
        Assert.DoesNotContain("System.", error["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_named_at_once()
    {
        await using var node = await ProbedNode.Start(new ProbeModule());

        var problem = await node.Admin.Post("/probe", """{"size":"x","colour":1,"parts":[{"count":"y"}]}""")
            .Problem(HttpStatusCode.BadRequest, "body_invalid");

        Assert.Equal(
            ["$.size", "$.colour", "$.parts[0].count", "$.parts[0].name"],
            problem["errors"]!.AsArray().Select(e => e!["path"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("{", "body_not_json")]
    [InlineData("", "body_missing")]
    [InlineData("""{"size":1,"size":2}""", "body_not_json")]
    [InlineData("""{"size":1} trailing""", "body_not_json")]
    [InlineData("""{"size":NaN}""", "body_not_json")]
    [InlineData("""{"size":1 /* comment */}""", "body_not_json")]
    public async Task What_is_not_json_is_refused(string json, string code)
    {
        await using var node = await ProbedNode.Start(new ProbeModule());

        await node.Admin.Post("/probe", json).Problem(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task Depth_is_limited()
    {
        await using var node = await ProbedNode.Start(new ProbeModule());
        static string Nested(int depth) => depth == 0
            ? """{"name":"a"}"""
            : $$"""{"name":"a","parts":[{{Nested(depth - 1)}}]}""";

        await node.Admin.Post("/probe", $$"""{"parts":[{{Nested(6)}}]}""").Json(HttpStatusCode.OK);
        await node.Admin.Post("/probe", $$"""{"parts":[{{Nested(7)}}]}""")
            .Problem(HttpStatusCode.BadRequest, "body_not_json");
        await node.Admin.Post("/probe", new string('[', 5_000)).Problem(HttpStatusCode.BadRequest, "body_not_json");
    }

    [Fact]
    public async Task Size_is_limited_also_where_it_is_not_declared()
    {
        await using var node = await ProbedNode.Start(new ProbeModule());
        var large = $$"""{"reason":"{{new string('x', 64 * 1024)}}"}""";

        await node.Admin.Post("/probe", large).Problem(HttpStatusCode.RequestEntityTooLarge, "body_too_large");
        var chunked = new HttpRequestMessage(HttpMethod.Post, "/probe")
        {
            Content = new StringContent(large, Encoding.UTF8, "application/json"),
        };
        chunked.Headers.TransferEncodingChunked = true;
        await node.Admin.SendAsync(chunked, TestContext.Current.CancellationToken)
            .Problem(HttpStatusCode.RequestEntityTooLarge, "body_too_large");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("")]
    public async Task What_changes_something_comes_as_json(string type)
    {
        await using var node = await ProbedNode.Start(new ProbeModule());
        var request = new HttpRequestMessage(HttpMethod.Post, "/probe")
        {
            Content = new ByteArrayContent("{}"u8.ToArray()),
        };
        request.Content.Headers.ContentType = type.Length == 0 ? null : MediaTypeHeaderValue.Parse(type);

        await node.Admin.SendAsync(request, TestContext.Current.CancellationToken)
            .Problem(HttpStatusCode.UnsupportedMediaType, "content_type_not_json");
    }

    [Fact]
    public async Task Headers_are_limited_in_number_and_length()
    {
        await using var node = await ProbedNode.Start(new ProbeModule());

        using var many = await node.Admin.Get(
            "/alerts", [.. Enumerable.Range(0, 60).Select(i => ($"X-Many-{i}", "1"))]);
        using var huge = await node.Admin.Get("/alerts", ("X-Long", new string('x', 20_000)));
        using var line = await node.Admin.Get("/alerts?filter=" + new string('x', 5_000));

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, many.StatusCode);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, huge.StatusCode);
        Assert.Equal(HttpStatusCode.RequestUriTooLong, line.StatusCode);
    }

    [Fact]
    public async Task Versions_are_matched_by_entity_tags()
    {
        await using var node = await ProbedNode.Start(new ProbeModule());
        Task<HttpResponseMessage> Put(params (string, string)[] headers) =>
            node.Admin.Send(HttpMethod.Put, "/probe/7", null, headers);

        await Put().Problem(HttpStatusCode.PreconditionRequired, "precondition_required");
        await Put(("If-Match", "\"x\"")).Problem(HttpStatusCode.PreconditionFailed, "precondition_failed");
        await Put(("If-Match", "7")).Problem(HttpStatusCode.PreconditionFailed, "precondition_failed");
        Assert.Equal(7, (await Put(("If-Match", "\"7\"")).Json(HttpStatusCode.OK))["matched"]!.GetValue<int>());
        Assert.Null((await Put(("If-Match", "*")).Json(HttpStatusCode.OK))["matched"]);
        using var tagged = await Put(("If-Match", "*"));
        Assert.Equal("\"7\"", tagged.Headers.ETag!.Tag);
    }
}
