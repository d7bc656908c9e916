using ActorTrading.Storage.Journals;
using ActorTrading.Testing;

namespace ActorTrading.Storage.Tests.Journals;

/// <summary>A folder with a journal that a test opens, closes and opens again.</summary>
internal sealed class JournalFolder : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteJournal> _opened = [];

    public string Path => _folder.Path;

    public JournalFiles Files => new(Path);

    public SqliteJournalOptions Options => new() { Folder = Path };

    public SqliteJournal Open(SqliteJournalOptions? options = null)
    {
        var journal = SqliteJournal.Open(options ?? Options);
        _opened.Add(journal);
        return journal;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var journal in _opened)
        {
            await journal.DisposeAsync();
        }

        _folder.Dispose();
    }
}
