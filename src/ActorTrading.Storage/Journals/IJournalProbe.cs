using ActorTrading.Actors.Journals;

namespace ActorTrading.Storage.Journals;

/// <summary>
/// The points at which tests end the process. Those of appends are called on the thread that writes, once for
/// each batch of a group.
/// </summary>
public interface IJournalProbe
{
    /// <summary>A migration of the journal's schema has run and is not committed.</summary>
    void MidMigration()
    {
    }

    /// <summary>Nothing of the batch's group is written yet.</summary>
    void BeforeAppend(JournalBatch batch);

    /// <summary>The batch is durable and its writer does not know it yet.</summary>
    void AfterAppend(JournalBatch batch);
}
