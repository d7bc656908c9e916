using System.Text;
using ActorTrading.Actors.Journals;
using ActorTrading.Host.Http.History;

namespace ActorTrading.Host.Http.Journals;

/// <summary>Which records are wanted. Those of access and audit are shown to nobody here.</summary>
/// <param name="manifest">The kind of event, or how it begins: portfolio.order.</param>
/// <param name="text">What the event's JSON holds.</param>
internal sealed class JournalFilter(string? type, string? key, string? manifest, string? text)
{
    private readonly byte[]? _text = text is null ? null : Encoding.UTF8.GetBytes(text);

    /// <summary>Tells one filter from another.</summary>
    public string Name { get; } = string.Join('\n', type, key, manifest, text);

    public bool Takes(JournalRecord record) =>
        JournalAccess.IsShown(record.Entity)
        && (type is null || record.Entity.Type == type)
        && (key is null || record.Entity.Key == key)
        && (manifest is null || record.Manifest.Name.StartsWith(manifest, StringComparison.Ordinal))
        && (_text is null || record.Payload.Span.IndexOf(_text) >= 0);
}
