using System.Diagnostics.CodeAnalysis;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;

namespace ActorTrading.Engine.Projections;

/// <summary>
/// The one place that knows what the records of every entity type mean. Filled once, then read from many threads.
/// </summary>
public sealed class EntityCatalogue
{
    private readonly Dictionary<string, EntityReader> _readers = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Types => _readers.Keys;

    /// <summary>Adds an entity type. Only its pure parts are used: codecs, initial state, fold.</summary>
    public EntityCatalogue Add<TState, TCommand, TEvent>(EntityDefinition<TState, TCommand, TEvent> definition)
        where TState : class
        where TCommand : class
        where TEvent : class
    {
        _readers.Add(definition.TypeName, new EntityReader<TState, TCommand, TEvent>(definition));
        return this;
    }

    public bool TryFind(string type, [NotNullWhen(true)] out EntityReader? reader) =>
        _readers.TryGetValue(type, out reader);

    /// <summary>
    /// The record's event; null where nobody has added the entity's type, whose events then concern nobody here.
    /// </summary>
    /// <exception cref="UnreadableJournalException">The type is known, and its event cannot be read.</exception>
    public object? Decode(JournalRecord record) =>
        TryFind(record.Entity.Type, out var reader) ? reader.Decode(record) : null;
}
