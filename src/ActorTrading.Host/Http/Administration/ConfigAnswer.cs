using System.ComponentModel;
using ActorTrading.Host.Configuration;

namespace ActorTrading.Host.Http.Administration;

/// <summary>The configuration as it holds.</summary>
public sealed record ConfigAnswer
{
    [Description("The file that was read; left out where there was none.")]
    public string? File { get; init; }

    public required IReadOnlyList<ConfigItem> Items { get; init; }

    internal static ConfigAnswer Of(NodeConfiguration configuration) => new()
    {
        File = configuration.File,
        Items = [.. configuration.Settings.Select(s => new ConfigItem(s.Path, s.Value, s.Origin.Place))],
    };
}

/// <param name="Setting">Its name: <c>feed.speed</c>.</param>
/// <param name="Value"><c>***</c> for a secret, <c>-</c> where there is none.</param>
/// <param name="From">Where the value came from.</param>
public sealed record ConfigItem(string Setting, string Value, string From);
