using System.Collections.Immutable;
using ActorTrading.Host.Configuration.Settings;

namespace ActorTrading.Host.Configuration;

/// <summary>The options of a node, and for each setting where its value came from.</summary>
/// <param name="Options">Checked and complete.</param>
/// <param name="Settings">Every setting, in the order of the file.</param>
/// <param name="File">The file that was read; null where there was none.</param>
public sealed record NodeConfiguration(
    NodeOptions Options, ImmutableArray<EffectiveSetting> Settings, string? File)
{
    /// <summary>Options that came from no file and no command line.</summary>
    public static NodeConfiguration Of(NodeOptions options) =>
        new NodeConfiguration(new NodeOptions(), [], null).With(options, "the program that started the node");

    /// <summary>The same with other options; settings that these change say who changed them.</summary>
    /// <param name="by">In words.</param>
    public NodeConfiguration With(NodeOptions options, string by)
    {
        var before = Options;
        var origins = Settings.ToDictionary(s => s.Path, s => s.Origin);
        return new NodeConfiguration(
            options,
            [
                .. SettingCatalogue.All.Select(s => new EffectiveSetting(
                    s.Path,
                    s.Show(options),
                    s.TextsOf(options).SequenceEqual(s.TextsOf(before))
                        ? origins.GetValueOrDefault(s.Path, SettingOrigin.Default)
                        : new SettingOrigin(SettingLayer.CommandLine, by))),
            ],
            File);
    }
}

/// <summary>A setting as it holds.</summary>
/// <param name="Path">Its name: <c>feed.speed</c>.</param>
/// <param name="Value">For people; <c>***</c> for a secret, <c>-</c> where there is none.</param>
/// <param name="Origin">Where the value came from.</param>
public sealed record EffectiveSetting(string Path, string Value, SettingOrigin Origin);
