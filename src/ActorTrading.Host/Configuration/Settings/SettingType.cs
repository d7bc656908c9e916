using System.Text.Json.Nodes;

namespace ActorTrading.Host.Configuration.Settings;

/// <summary>A kind of value: how it is read, written, described and constrained.</summary>
internal sealed record SettingType<T>
{
    /// <summary>What is allowed, as it stands after "Allowed:".</summary>
    public required string Allowed { get; init; }

    public required JsonShape Shape { get; init; }

    /// <summary>
    /// Reads the texts of a value, one unless it is a list. Throws a <see cref="FormatException"/> that says what is
    /// wrong.
    /// </summary>
    public required Func<IReadOnlyList<string>, T> Read { get; init; }

    /// <summary>The texts of a value, from which it can be read again; none where there is no value.</summary>
    public required Func<T, IReadOnlyList<string>> Write { get; init; }

    /// <summary>
    /// The constraints that JSON Schema can express. They never refuse what <see cref="Read"/> accepts.
    /// </summary>
    public Action<JsonObject> Constrain { get; init; } = static _ => { };
}
