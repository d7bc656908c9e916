using System.Text.Json.Nodes;

namespace ActorTrading.Cli.Following;

/// <summary>What of the node's events is wanted.</summary>
internal sealed record Subscription
{
    /// <summary>Null for all that there are.</summary>
    public IReadOnlyList<string>? Topics { get; init; }

    /// <summary>Null for all that the token sees.</summary>
    public IReadOnlyList<string>? Portfolios { get; init; }

    /// <summary>The last event that is known; null to begin with the next one that happens.</summary>
    public long? Cursor { get; init; }

    /// <summary>As it is asked for over the socket.</summary>
    /// <param name="known">The topics of the node.</param>
    public string Message(IReadOnlyList<string> known)
    {
        var message = new JsonObject { ["type"] = "subscribe", ["topics"] = ListOf(Topics ?? known) };
        if (Portfolios is { } portfolios)
        {
            message["portfolios"] = ListOf(portfolios);
        }

        if (Cursor is { } cursor)
        {
            message["cursor"] = cursor;
        }

        return message.ToJsonString();
    }

    private static JsonArray ListOf(IReadOnlyList<string> words) =>
        [.. words.Select(w => (JsonNode)JsonValue.Create(w))];
}
