using ActorTrading.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.Journals.Reading;

/// <summary>Readers that are used again. There are as many as callers at once; a few are kept.</summary>
internal sealed class ReaderPool(SqliteFile file) : IDisposable
{
    private const int KeptMax = 8;

    private readonly Lock _gate = new();
    private readonly Stack<JournalReader> _idle = new();
    private bool _isClosed;

    /// <summary>Reads on this thread. A reader that fails is not used again.</summary>
    public T Read<T>(Func<JournalReader, T> read)
    {
        var reader = Rent();
        try
        {
            var result = read(reader);
            Return(reader);
            return result;
        }
        catch (SqliteException cause)
        {
            reader.Dispose();
            throw file.Explained(cause);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            while (_idle.TryPop(out var reader))
            {
                reader.Dispose();
            }
        }
    }

    private JournalReader Rent()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (_idle.TryPop(out var reader))
            {
                return reader;
            }
        }

        return new JournalReader(file.OpenToRead());
    }

    private void Return(JournalReader reader)
    {
        lock (_gate)
        {
            if (!_isClosed && _idle.Count < KeptMax)
            {
                _idle.Push(reader);
                return;
            }
        }

        reader.Dispose();
    }
}
