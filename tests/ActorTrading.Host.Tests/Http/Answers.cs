using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ActorTrading.Host.Tests.Http;

/// <summary>Requests and answers in few words.</summary>
internal static class Answers
{
    public static Task<HttpResponseMessage> Send(
        this HttpClient client, HttpMethod method, string path, string? json = null, params (string, string)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> Get(
        this HttpClient client, string path, params (string, string)[] headers) =>
        client.Send(HttpMethod.Get, path, null, headers);

    public static Task<HttpResponseMessage> Post(
        this HttpClient client, string path, string? json, params (string, string)[] headers) =>
        client.Send(HttpMethod.Post, path, json, headers);

    public static async Task<JsonNode> Json(this Task<HttpResponseMessage> sent, HttpStatusCode status)
    {
        using var response = await sent;
        var text = await response.Text();
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} instead of {(int)status}: {text}");
        return JsonNode.Parse(text)!;
    }

    public static Task<string> Text(this HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <summary>The body of a problem with this status and code; its form is checked on the way.</summary>
    public static async Task<JsonNode> Problem(
        this Task<HttpResponseMessage> sent, HttpStatusCode status, string code)
    {
        using var response = await sent;
        var text = await response.Text();
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} instead of {(int)status}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var body = JsonNode.Parse(text)!;
        Assert.Equal(code, body["code"]!.GetValue<string>());
        Assert.Equal((int)status, body["status"]!.GetValue<int>());
        Assert.Equal(
            response.Headers.GetValues("X-Correlation-Id").Single(), body["correlation_id"]!.GetValue<string>());
        return body;
    }

    /// <summary>A token made by the client, as its owner holds it.</summary>
    public static async Task<string> NewToken(this HttpClient client, string role, string more = "")
    {
        var body = $$"""{"label":"test","role":"{{role}}"{{more}}}""";
        return (await client.Post("/tokens", body).Json(HttpStatusCode.Created))["secret"]!.GetValue<string>();
    }
}
