using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ActorTrading.Host.Tests.Conformance;

/// <summary>A request to an operation, ready to be sent as it is or with something made wrong.</summary>
internal sealed record ApiRequest(ApiOperation Operation)
{
    /// <summary>Values of the path's parameters, not escaped.</summary>
    public required IReadOnlyDictionary<string, string> Path { get; init; }

    public IReadOnlyList<(string Name, string Value)> Query { get; init; } = [];

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Null for none.</summary>
    public string? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>What is wrong with it, for whoever reads the findings.</summary>
    public string What { get; init; } = "good";

    public JsonNode? Json => Body is null ? null : JsonNode.Parse(Body);

    public string Target
    {
        get
        {
            var path = Path.Aggregate(
                Operation.Path,
                (text, p) => text.Replace(
                    "{" + p.Key + "}", Uri.EscapeDataString(p.Value), StringComparison.Ordinal));
            var query = string.Join('&', Query.Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value)}"));
            return query.Length == 0 ? path : $"{path}?{query}";
        }
    }

    /// <summary>Whether it names the portfolio that not everybody may see.</summary>
    public bool NamesThePortfolio =>
        Target.Contains(ApiWorld.Portfolio, StringComparison.Ordinal)
        || Body?.Contains(ApiWorld.Portfolio, StringComparison.Ordinal) == true;

    public ApiRequest With(string header, string value) =>
        this with { Headers = [.. Headers.Where(h => h.Name != header), (header, value)] };

    public ApiRequest WithBody(string? body, string what) => this with { Body = body, What = what };

    public ApiRequest Asking(string name, string value, string what) =>
        this with { Query = [.. Query.Where(q => q.Name != name), (name, value)], What = what };

    public ApiRequest At(string parameter, string value, string what) => this with
    {
        Path = new Dictionary<string, string>(Path, StringComparer.Ordinal) { [parameter] = value },
        What = what,
    };

    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Operation.Method, Target);
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        }

        foreach (var (name, value) in Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    public override string ToString() => $"{Operation.Name} [{What}] {Operation.Method} {Target}";
}
