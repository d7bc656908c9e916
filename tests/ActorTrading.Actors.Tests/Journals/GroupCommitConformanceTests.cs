using ActorTrading.Actors.Journals;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Actors.Tests.Journals;

public sealed class GroupCommitConformanceTests : JournalConformance
{
    protected override ValueTask<IJournal> Open() =>
        ValueTask.FromResult<IJournal>(new GroupCommitJournal(new InMemoryJournal()));
}
