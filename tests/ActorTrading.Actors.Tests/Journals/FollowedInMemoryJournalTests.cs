using ActorTrading.Actors.Journals;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Actors.Tests.Journals;

public sealed class FollowedInMemoryJournalTests : FollowedJournalConformance
{
    protected override ValueTask<IJournal> Open() => ValueTask.FromResult<IJournal>(new FollowedInMemoryJournal());
}
