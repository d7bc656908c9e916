namespace ActorTrading.Host.Configuration;

/// <summary>A value that is shown to nobody: it prints as <see cref="Redacted"/> wherever it turns up.</summary>
public sealed class Secret(string value)
{
    public const string Redacted = "***";

    /// <summary>The value, for the one place that needs it.</summary>
    public string Reveal() => value;

    public override string ToString() => Redacted;
}
