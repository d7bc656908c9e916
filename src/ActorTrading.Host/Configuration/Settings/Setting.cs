using System.Text.Json.Nodes;

namespace ActorTrading.Host.Configuration.Settings;

/// <summary>
/// One thing that can be configured. Binder, file schema, <c>config show</c> and the reference of the guide are all
/// made from these, so that they cannot disagree.
/// </summary>
internal abstract class Setting
{
    /// <summary>Its place in the file, with points between: <c>http.tls.key</c>.</summary>
    public required string Path { get; init; }

    /// <summary>A sentence.</summary>
    public required string Meaning { get; init; }

    /// <summary>Whether its value is shown to nobody.</summary>
    public bool IsSecret { get; init; }

    public abstract string Allowed { get; }

    public abstract JsonShape Shape { get; }

    /// <summary>The options with this setting set.</summary>
    /// <exception cref="FormatException">The texts are no such value.</exception>
    public abstract NodeOptions Apply(NodeOptions options, IReadOnlyList<string> texts);

    /// <summary>The value as texts from which it can be read again; empty where there is none.</summary>
    public abstract IReadOnlyList<string> TextsOf(NodeOptions options);

    /// <summary>Writes what JSON Schema can say of the value.</summary>
    public abstract void Constrain(JsonObject schema);

    /// <summary>The value for people: <c>***</c> for a secret, <c>-</c> where there is none.</summary>
    public string Show(NodeOptions options) => TextsOf(options) switch
    {
        [] or [""] => "-",
        _ when IsSecret => Secret.Redacted,
        var texts => string.Join(", ", texts),
    };
}

/// <inheritdoc cref="Setting"/>
internal sealed class Setting<T>(
    SettingType<T> type, Func<NodeOptions, T> get, Func<NodeOptions, T, NodeOptions> set) : Setting
{
    public override string Allowed => type.Allowed;

    public override JsonShape Shape => type.Shape;

    public override NodeOptions Apply(NodeOptions options, IReadOnlyList<string> texts) =>
        set(options, type.Read(texts));

    public override IReadOnlyList<string> TextsOf(NodeOptions options) => type.Write(get(options));

    public override void Constrain(JsonObject schema) => type.Constrain(schema);
}
