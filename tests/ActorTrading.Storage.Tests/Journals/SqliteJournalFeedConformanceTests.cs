using ActorTrading.Actors.Journals;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Storage.Tests.Journals;

public sealed class SqliteJournalFeedConformanceTests : FollowedJournalConformance, IAsyncDisposable
{
    private readonly JournalFolder _folder = new();

    protected override ValueTask<IJournal> Open() => ValueTask.FromResult<IJournal>(_folder.Open());

    public async ValueTask DisposeAsync() => await _folder.DisposeAsync();
}
