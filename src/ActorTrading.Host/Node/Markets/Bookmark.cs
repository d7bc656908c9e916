using System.Text.Json;
using ActorTrading.Engine.Serialization;
using ActorTrading.Host.Console;
using ActorTrading.Simulation.Feeds;

namespace ActorTrading.Host.Node.Markets;

/// <summary>Keeps the place in a recording, so that a restart goes on there.</summary>
internal sealed class Bookmark(string path)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public string Path => path;

    /// <summary>The place, or the beginning where none was kept.</summary>
    /// <exception cref="InputException">The file is not a bookmark.</exception>
    public ReplayCursor Read() => File.Exists(path) ? Parse() : ReplayCursor.Beginning;

    /// <summary>Writes the place down from time to time, and when disposed of.</summary>
    public IDisposable Keep(ReplayProgress progress, TimeProvider wall) => new Keeper(this, progress, wall);

    private ReplayCursor Parse()
    {
        try
        {
            return JsonSerializer.Deserialize<ReplayCursor>(File.ReadAllText(path), DomainJson.Options);
        }
        catch (JsonException exception)
        {
            throw new InputException($"{path} is damaged: {exception.Message} Remove it to play from the beginning.");
        }
    }

    private void Write(ReplayCursor cursor) =>
        ReplacedFile.Write(path, JsonSerializer.Serialize(cursor, DomainJson.Options) + "\n");

    private sealed class Keeper : IDisposable
    {
        private readonly Bookmark _bookmark;
        private readonly ReplayProgress _progress;
        private readonly Lock _writing = new();
        private readonly ITimer _timer;
        private ReplayCursor _written;

        public Keeper(Bookmark bookmark, ReplayProgress progress, TimeProvider wall)
        {
            (_bookmark, _progress) = (bookmark, progress);
            _timer = wall.CreateTimer(_ => Write(), null, Interval, Interval);
        }

        public void Dispose()
        {
            _timer.Dispose();
            Write();
        }

        private void Write()
        {
            lock (_writing)
            {
                var cursor = _progress.Cursor;
                if (cursor != _written)
                {
                    _bookmark.Write(cursor);
                    _written = cursor;
                }
            }
        }
    }
}
