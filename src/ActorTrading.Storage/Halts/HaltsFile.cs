using System.Collections.Immutable;
using System.Text.Json;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Serialization;

namespace ActorTrading.Storage.Halts;

/// <summary>
/// The halts of a node in <c>halts.json</c>. A new file is written beside it, brought to the disk, and put in its
/// place, so that whatever happens one of the two is whole.
/// </summary>
public sealed class HaltsFile(string folder, TimeProvider time) : IHaltFile
{
    public const string FileName = "halts.json";

    private const int Version = 1;

    private readonly string _path = Path.Combine(folder, FileName);

    public StandingHalts Read()
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(_path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return StandingHalts.None;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(cause);
        }

        try
        {
            return StandingIn(bytes);
        }
        catch (JsonException cause)
        {
            KeepFor(bytes);
            throw Unreadable(cause);
        }
    }

    public void Write(StandingHalts halts)
    {
        var content = new Content(
            Version,
            Timestamp.From(time.GetUtcNow()),
            [.. halts.Halts.Raised.Values.Select(h => new Entry(h, halts.Flattening.Contains(h.Scope)))]);
        var fresh = _path + ".tmp";
        try
        {
            using (var stream = new FileStream(fresh, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                JsonSerializer.Serialize(stream, content, DomainJson.Options);
                stream.Flush(flushToDisk: true);
            }

            File.Move(fresh, _path, overwrite: true);
            FolderFlush.Flush(folder);
        }
        catch (UnauthorizedAccessException cause)
        {
            throw new IOException(cause.Message, cause);
        }
    }

    private static StandingHalts StandingIn(byte[] bytes)
    {
        var content = JsonSerializer.Deserialize<Content>(bytes, DomainJson.Options);
        if (content is not { Version: Version, Halts.IsDefault: false })
        {
            throw new JsonException($"It is not of version {Version}.");
        }

        return content.Halts.Aggregate(StandingHalts.None, (all, entry) => all.Raise(entry.Halt, entry.Flatten));
    }

    // What nobody can read is about to be written over, and somebody may still want to look at it.
    private void KeepFor(byte[] bytes)
    {
        try
        {
            File.WriteAllBytes(_path + ".unreadable", bytes);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // A copy for people: the node does not depend on it, and says what is wrong in any case.
        }
    }

    private static HaltFileUnreadableException Unreadable(Exception cause) => new(
        $"{FileName} cannot be read ({cause.Message}) and nobody can say what it halted. Entries are kept back; look "
            + $"into {FileName}.unreadable and lower the halt on the cluster when you know.",
        cause);

    private sealed record Content(int Version, Timestamp WrittenAt, ImmutableArray<Entry> Halts);

    private sealed record Entry(Halt Halt, bool Flatten);
}
