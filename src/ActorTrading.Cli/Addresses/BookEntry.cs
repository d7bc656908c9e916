namespace ActorTrading.Cli.Addresses;

/// <summary>A node that somebody gave a name.</summary>
public sealed record BookEntry
{
    public required string Name { get; init; }

    /// <summary>As it was written: <c>127.0.0.1:8080</c>.</summary>
    public required string Host { get; init; }

    /// <summary>With its full path.</summary>
    public string? TokenFile { get; init; }

    /// <summary>The node's data folder, where it is on this machine: the token is in it. With its full path.</summary>
    public string? DataFolder { get; init; }
}
