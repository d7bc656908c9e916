using System.Buffers;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;

namespace ActorTrading.Engine.Projections;

/// <summary>Reads the records of one entity type without running any entity of it.</summary>
public abstract class EntityReader
{
    public abstract string TypeName { get; }

    /// <summary>The record's event.</summary>
    /// <exception cref="UnreadableJournalException">
    /// Nobody knows the manifest, or the payload does not fit it.
    /// </exception>
    public abstract object Decode(JournalRecord record);

    /// <summary>An entity's state before its first event, to fold its records into.</summary>
    public abstract EntityFold Start(string key);
}

/// <summary>The reader that an entity's definition makes possible.</summary>
internal sealed class EntityReader<TState, TCommand, TEvent>(EntityDefinition<TState, TCommand, TEvent> definition)
    : EntityReader
    where TState : class
    where TCommand : class
    where TEvent : class
{
    public override string TypeName => definition.TypeName;

    public override object Decode(JournalRecord record)
    {
        try
        {
            return definition.Events.TryDecode(record.Manifest, record.Payload.Span, out var @event)
                ? @event!
                : throw new NotSupportedException(
                    $"No reader for {record.Manifest.Name} version {record.Manifest.Version}.");
        }
#pragma warning disable CA1031 // What a codec throws is its own; here all of it makes the record unreadable.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            throw new UnreadableJournalException(
                $"Event {record.Sequence} of {record.Entity} cannot be read: {cause.Message}", cause);
        }
    }

    public override EntityFold Start(string key) => new Fold(this, definition, key);

    private sealed class Fold(
        EntityReader<TState, TCommand, TEvent> reader,
        EntityDefinition<TState, TCommand, TEvent> definition,
        string key)
        : EntityFold
    {
        private TState _state = definition.Initial(key);

        public override void Add(JournalRecord record)
        {
            var @event = (TEvent)reader.Decode(record);
            try
            {
                _state = definition.Evolve(_state, @event);
            }
#pragma warning disable CA1031 // The fold is the domain's: what it throws makes the journal unreadable.
            catch (Exception cause)
#pragma warning restore CA1031
            {
                throw new UnreadableJournalException(
                    $"Event {record.Sequence} of {record.Entity} cannot be folded: {cause.Message}", cause);
            }
        }

        public override void Write(IBufferWriter<byte> bytes) => definition.Snapshots.Encode(_state, bytes);
    }
}
