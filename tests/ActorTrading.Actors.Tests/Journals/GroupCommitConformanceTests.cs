using ActorTrading.Actors.Journals;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Actors.Tests.Journals;

public sealed class GroupCommitConformanceTests : DurableJournalConformance
{
    private readonly InMemoryJournal _data = new();

    protected override ValueTask<IJournal> Open() =>
        ValueTask.FromResult<IJournal>(new GroupCommitJournal(_data));

    protected override ValueTask<IJournal> Reopen(IJournal journal) => Open();
}
