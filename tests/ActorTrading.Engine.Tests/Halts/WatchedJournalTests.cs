using ActorTrading.Actors.Journals;
using ActorTrading.Engine.Halts;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Engine.Tests.Halts;

public sealed class WatchedJournalTests : JournalConformance
{
    protected override ValueTask<IJournal> Open() =>
        ValueTask.FromResult<IJournal>(new WatchedJournal(new InMemoryJournal(), TimeProvider.System));
}
