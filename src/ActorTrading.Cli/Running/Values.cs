using ActorTrading.Cli.Palettes;

namespace ActorTrading.Cli.Running;

/// <summary>What a verb was told, by the names of its parameters.</summary>
internal sealed record Values(IReadOnlyDictionary<string, string> ByName)
{
    /// <summary>Why something destructive is done; null where nobody said.</summary>
    public string? Reason { get; init; }

    public string? Of(Parameter parameter) => ByName.GetValueOrDefault(parameter.Name);

    public Values With(string name, string value) => this with
    {
        ByName = new Dictionary<string, string>(ByName, StringComparer.Ordinal) { [name] = value },
    };
}
