using System.Net;

namespace ActorTrading.Cli.Wire;

/// <summary>An answer over HTTP, read to its end.</summary>
internal sealed record NodeAnswer(HttpStatusCode Status, string? MediaType, byte[] Body)
{
    public const string Json = "application/json";
    public const string ProblemJson = "application/problem+json";

    /// <summary>How long to wait before asking again; null where the node does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public bool IsJson => MediaType is Json or ProblemJson;
}
