using System.Net;

namespace ActorTrading.Cli.Wire;

/// <summary>A request, whole: it can be sent again as it is.</summary>
/// <param name="Path">With the query.</param>
internal sealed record ApiRequest(HttpMethod Method, string Path)
{
    /// <summary>JSON in UTF-8; null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Under which the node does it at most once; null for what changes nothing or is not a POST.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Content of <c>If-Match</c>; null for none.</summary>
    public string? IfMatch { get; init; }

    /// <summary>A status besides success that is an answer like any other; null for none.</summary>
    public HttpStatusCode? AlsoAnswers { get; init; }

    public bool ChangesSomething => Method != HttpMethod.Get;

    /// <summary>Whether sending it twice does no more than sending it once.</summary>
    public bool IsRepeatable => !ChangesSomething || IdempotencyKey is not null;
}
