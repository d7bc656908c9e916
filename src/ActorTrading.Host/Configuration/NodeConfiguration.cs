using System.Collections.Immutable;

namespace ActorTrading.Host.Configuration;

/// <summary>The options of a node, and for each setting where its value came from.</summary>
/// <param name="Options">Checked and complete.</param>
/// <param name="Settings">Every setting, in the order of the file.</param>
/// <param name="File">The file that was read; null where there was none.</param>
public sealed record NodeConfiguration(
    NodeOptions Options, ImmutableArray<EffectiveSetting> Settings, string? File);

/// <summary>A setting as it holds.</summary>
/// <param name="Path">Its name: <c>feed.speed</c>.</param>
/// <param name="Value">For people; <c>***</c> for a secret, <c>-</c> where there is none.</param>
/// <param name="Origin">Where the value came from.</param>
public sealed record EffectiveSetting(string Path, string Value, SettingOrigin Origin);
