using ActorTrading.Actors.Journals;
using ActorTrading.Storage.Journals;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Storage.Tests.Journals;

public sealed class SqliteJournalConformanceTests : DurableJournalConformance, IAsyncDisposable
{
    private readonly JournalFolder _folder = new();

    protected override ValueTask<IJournal> Open() => ValueTask.FromResult<IJournal>(_folder.Open());

    protected override async ValueTask<IJournal> Reopen(IJournal journal)
    {
        await ((SqliteJournal)journal).DisposeAsync();
        return _folder.Open();
    }

    public async ValueTask DisposeAsync() => await _folder.DisposeAsync();
}
