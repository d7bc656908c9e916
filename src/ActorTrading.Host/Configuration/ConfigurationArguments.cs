using System.Collections.Immutable;
using ActorTrading.Host.Configuration.Sources;

namespace ActorTrading.Host.Configuration;

/// <summary>What the command line says of the configuration.</summary>
/// <param name="File">The file to read; null for the one in the data folder, if there is one.</param>
public sealed record ConfigurationArguments(string? File)
{
    public static ConfigurationArguments None { get; } = new((string?)null);

    internal ImmutableArray<ConfigurationEntry> Entries { get; init; } = [];

    internal ImmutableArray<ConfigurationProblem> Problems { get; init; } = [];
}
