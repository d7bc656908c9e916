using System.Collections.Immutable;
using System.Text.Json;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>A JSON value that knows where it stands, so that whatever is wrong with it can be pointed at.</summary>
/// <param name="Kind">Object, Array, String, Number, True, False or Null.</param>
/// <param name="Text">The text of a string, the digits of a number.</param>
internal sealed record SourceNode(JsonValueKind Kind, string Path, int Offset, string Text)
{
    public ImmutableArray<SourceProperty> Properties { get; init; } = [];

    public ImmutableArray<SourceNode> Items { get; init; } = [];

    public SourceNode? Property(string name) => Properties.FirstOrDefault(p => p.Name == name)?.Value;

    /// <summary>Everything below, parents before their children.</summary>
    public IEnumerable<SourceNode> Descendants() =>
        Properties.Select(p => p.Value).Concat(Items).SelectMany(c => c.Descendants().Prepend(c));
}

/// <param name="Offset">Where the name begins.</param>
internal sealed record SourceProperty(string Name, int Offset, SourceNode Value);
