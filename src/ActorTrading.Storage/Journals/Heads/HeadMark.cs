using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;

namespace ActorTrading.Storage.Journals.Heads;

/// <summary>What the high-watermark says of an entity.</summary>
/// <param name="Entity">Whose records.</param>
/// <param name="Sequence">The last record that was acknowledged; 0 after a loss of all of them was accepted.</param>
/// <param name="Offset">Of that record.</param>
/// <param name="Hash">Of that record.</param>
/// <param name="IsSuspect">
/// The mark itself was lost, and what there is of the entity was not accepted yet: the rest says nothing.
/// </param>
internal readonly record struct HeadMark(
    EntityId Entity, long Sequence, long Offset, Digest Hash, bool IsSuspect = false)
{
    /// <summary>A mark that stands for a lost one.</summary>
    public static HeadMark Suspect(EntityId entity) => new(entity, 0, 0, Digest.Zero, IsSuspect: true);
}
