namespace ActorTrading.Engine.Projections;

/// <summary>
/// Something that follows from the journal and from nothing else. Used by one thread at a time.
/// </summary>
public interface IProjection
{
    string Name { get; }

    /// <summary>
    /// Offset of the last record that is in it; 0 for none. As durable as what was made of the record.
    /// </summary>
    long Checkpoint { get; }

    /// <summary>
    /// Takes in the records after the checkpoint, in order. Whole or not at all, together with the checkpoint: upon an
    /// exception everything is as before, so that the same records may be given again.
    /// </summary>
    void Apply(IReadOnlyList<JournalledEvent> events);
}
