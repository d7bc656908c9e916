using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Configuration;

public enum LogFormat
{
    /// <summary>A line for people.</summary>
    Console,

    /// <summary>A JSON object on each line, for programs.</summary>
    Json,
}

/// <summary>What the node says of its work, and how.</summary>
public sealed record LoggingOptions
{
    public LogFormat Format { get; init; } = LogFormat.Console;

    /// <summary>The least level that is written.</summary>
    public LogLevel Level { get; init; } = LogLevel.Information;

    /// <summary>Least levels of single categories and all below them; the longest name that fits holds.</summary>
    public ImmutableSortedDictionary<string, LogLevel> Categories { get; init; } =
        ImmutableSortedDictionary.Create<string, LogLevel>(StringComparer.Ordinal)
            .Add("Microsoft.AspNetCore", LogLevel.Warning)
            .Add("Quartz", LogLevel.Warning);
}
