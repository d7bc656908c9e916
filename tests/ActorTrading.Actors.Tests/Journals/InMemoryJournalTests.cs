using ActorTrading.Actors.Journals;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Actors.Tests.Journals;

public sealed class InMemoryJournalTests : JournalConformance
{
    protected override bool IsDurable => false;

    protected override ValueTask<IJournal> Open() => ValueTask.FromResult<IJournal>(new InMemoryJournal());

    protected override ValueTask<IJournal> Reopen(IJournal journal) => ValueTask.FromResult(journal);
}
