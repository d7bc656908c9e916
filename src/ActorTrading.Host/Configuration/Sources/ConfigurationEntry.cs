using System.Collections.Immutable;
using ActorTrading.Host.Configuration.Settings;

namespace ActorTrading.Host.Configuration.Sources;

/// <summary>A value as somebody gave it, not yet understood.</summary>
/// <param name="Path">The setting that is meant, as far as the source can tell.</param>
/// <param name="Texts">One text, or the items of a list.</param>
/// <param name="Shape">How it was written in JSON; null for plain text, which may become any of them.</param>
/// <param name="Origin">Where it was given.</param>
internal sealed record ConfigurationEntry(
    string Path, ImmutableArray<string> Texts, JsonShape? Shape, SettingOrigin Origin)
{
    private const char ListSeparator = ',';

    /// <summary>For a complaint.</summary>
    public string Quoted => string.Join(ListSeparator, Texts);

    public static ConfigurationEntry Plain(string path, string text, SettingOrigin origin) =>
        new(path, [text], null, origin);

    /// <summary>The texts as a setting of this shape takes them; null where it was written as another.</summary>
    public ImmutableArray<string>? For(JsonShape shape)
    {
        if (Shape is { } written)
        {
            return written == shape ? Texts : null;
        }

        return shape == JsonShape.List
            ? [.. Texts[0].Split(ListSeparator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
            : Texts;
    }
}
