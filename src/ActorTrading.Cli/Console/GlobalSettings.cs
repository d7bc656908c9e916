namespace ActorTrading.Cli.Console;

/// <summary>What the global options say.</summary>
public sealed record GlobalSettings
{
    public string? Host { get; init; }

    public string? TokenFile { get; init; }

    public bool IsJson { get; init; }

    public bool IsWatched { get; init; }

    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>For one command, repeats included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    public bool IsUtc { get; init; }

    /// <summary>Of an earlier request that is to be repeated.</summary>
    public string? IdempotencyKey { get; init; }
}
