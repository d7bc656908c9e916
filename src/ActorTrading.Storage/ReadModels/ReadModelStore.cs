using ActorTrading.Engine.Projections;
using Microsoft.Data.Sqlite;

namespace ActorTrading.Storage.ReadModels;

/// <summary>
/// The read models of a node: written by one projection, read by many at once, and replaceable while both go on.
/// </summary>
public sealed class ReadModelStore : IProjection, IDisposable
{
    /// <summary>Connections kept open for the next reader.</summary>
    private const int IdleReadersMax = 8;

    private readonly ReadModelFile _file;
    private readonly Lock _writing = new();
    private readonly ReaderWriterLockSlim _swapping = new();
    private readonly Stack<SqliteConnection> _idle = new(IdleReadersMax);
    private ReadModelProjection _projection;

    public ReadModelStore(string path, TimeProvider time)
    {
        Time = time;
        _file = new ReadModelFile(path, time);
        _projection = _file.OpenProjection();
    }

    public string Name => _projection.Name;

    public long Checkpoint => _projection.Checkpoint;

    internal TimeProvider Time { get; }

    internal ReadModelFile File => _file;

    public void Apply(IReadOnlyList<JournalledEvent> events)
    {
        lock (_writing)
        {
            _projection.Apply(events);
        }
    }

    /// <summary>Reads by a connection that sees the last batch whole. It must not be kept.</summary>
    internal T Read<T>(Func<SqliteConnection, T> read)
    {
        _swapping.EnterReadLock();
        try
        {
            return ReadBy(Idle() ?? _file.OpenToRead(), read);
        }
        finally
        {
            _swapping.ExitReadLock();
        }
    }

    /// <summary>Puts another file in the place of the read models. Nothing is written or read meanwhile.</summary>
    /// <param name="fresh">Gone afterwards: it is the file of the read models from then on.</param>
    /// <param name="catchUp">Brings the fresh file to the checkpoint of the one that it replaces.</param>
    internal void Replace(ReadModelFile fresh, Action<long> catchUp)
    {
        lock (_writing)
        {
            catchUp(_projection.Checkpoint);
            _swapping.EnterWriteLock();
            try
            {
                CloseAll();
                _file.Delete();
                System.IO.File.Move(fresh.Path, _file.Path);
                _projection = _file.OpenProjection();
            }
            finally
            {
                _swapping.ExitWriteLock();
            }
        }
    }

    public void Dispose()
    {
        lock (_writing)
        {
            CloseAll();
        }

        _swapping.Dispose();
    }

    private T ReadBy<T>(SqliteConnection connection, Func<SqliteConnection, T> read)
    {
        var isSound = false;
        try
        {
            var result = read(connection);
            isSound = true;
            return result;
        }
        finally
        {
            if (!isSound || !Keep(connection))
            {
                connection.Dispose();
            }
        }
    }

    private SqliteConnection? Idle()
    {
        lock (_idle)
        {
            return _idle.TryPop(out var connection) ? connection : null;
        }
    }

    private bool Keep(SqliteConnection connection)
    {
        lock (_idle)
        {
            if (_idle.Count == IdleReadersMax)
            {
                return false;
            }

            _idle.Push(connection);
            return true;
        }
    }

    private void CloseAll()
    {
        while (Idle() is { } connection)
        {
            connection.Dispose();
        }

        _projection.Dispose();
    }
}
