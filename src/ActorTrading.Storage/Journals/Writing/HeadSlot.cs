using ActorTrading.Actors.Journals;

namespace ActorTrading.Storage.Journals.Writing;

/// <summary>Where an entity ends, as the writer remembers it; moves on with every record.</summary>
/// <param name="row">The entity's number in the database.</param>
internal sealed class HeadSlot(long row)
{
    public long Row { get; } = row;

    public long Sequence { get; set; }

    public long Epoch { get; set; }

    public long Offset { get; set; }

    public Digest Hash { get; set; }
}
