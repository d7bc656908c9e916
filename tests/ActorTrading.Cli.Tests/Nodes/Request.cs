namespace ActorTrading.Cli.Tests.Nodes;

/// <summary>A request as it arrived.</summary>
/// <param name="Line">Method, path and query: <c>GET /portfolios?limit=5</c>.</param>
internal sealed record Request(string Line, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
