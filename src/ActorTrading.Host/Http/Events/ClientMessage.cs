namespace ActorTrading.Host.Http.Events;

/// <summary>What a client sends: its token, or what it wants to be told of.</summary>
/// <param name="Type"><c>authenticate</c> or <c>subscribe</c>.</param>
internal sealed record ClientMessage(string Type)
{
    public const string Authenticate = "authenticate";
    public const string Subscribe = "subscribe";

    /// <summary>With <c>authenticate</c>.</summary>
    public string? Token { get; init; }

    /// <summary>With <c>subscribe</c>: at least one.</summary>
    public IReadOnlyList<string>? Topics { get; init; }

    /// <summary>Null for all that the token covers.</summary>
    public IReadOnlyList<string>? Portfolios { get; init; }

    /// <summary>The last one that the client has; null for what comes from now on, 0 for everything.</summary>
    public long? Cursor { get; init; }
}
