using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using ActorTrading.Actors.Entities;
using ActorTrading.Engine.Serialization;

namespace ActorTrading.Engine.Tests.Serialization;

/// <summary>
/// One payload of every manifest version that was ever written, kept beside the tests in <c>Golden</c>, a file per
/// aggregate and a line each: name, version, payload. Lines are added and never changed once a release wrote them.
/// </summary>
internal static class GoldenPayloads
{
    /// <summary>
    /// Every line is read, every line of today's version is written again byte for byte, and no version is without one.
    /// </summary>
    public static void Verify<TEvent>(UnionEventCodec<TEvent> codec, IEnumerable<TEvent> samples)
        where TEvent : class
    {
        var aggregate = codec.Manifests.First().Name.Split('.')[0];
        var path = Path.Combine(Folder(), aggregate + ".txt");
        var golden = File.Exists(path) ? File.ReadAllLines(path).Select(Parse).ToArray() : [];
        foreach (var (manifest, payload) in golden)
        {
            AssertReads(codec, manifest, payload);
        }

        var missing = codec.Manifests.Except(golden.Select(g => g.Manifest)).ToArray();
        if (missing.Length > 0)
        {
            var lines = samples.Select(s => Encode(codec, s)).Where(e => missing.Contains(e.Manifest)).Select(Line);
            Assert.Fail(
                $"No golden payload of {string.Join(", ", missing.Select(m => $"{m.Name} {m.Version}"))}. "
                + $"Read these lines and add them to {path}:\n{string.Join('\n', lines)}");
        }
    }

    private static void AssertReads<TEvent>(UnionEventCodec<TEvent> codec, EventManifest manifest, string payload)
        where TEvent : class
    {
        Assert.True(
            codec.TryDecode(manifest, Encoding.UTF8.GetBytes(payload), out var @event),
            $"{manifest} stands in journals and is not read any more.");
        var (today, again) = Encode(codec, @event!);
        Assert.True(
            manifest != today || payload == again,
            $"The payload of {manifest} changed. Raise its version and add an upcaster; replace the line only if no "
            + $"release ever wrote it.\n- {payload}\n+ {again}");
    }

    private static (EventManifest Manifest, string Payload) Encode<TEvent>(
        UnionEventCodec<TEvent> codec, TEvent @event)
        where TEvent : class
    {
        var buffer = new ArrayBufferWriter<byte>();
        return (codec.Encode(@event, buffer), Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static (EventManifest Manifest, string Payload) Parse(string line)
    {
        var words = line.Split(' ', 3);
        return (new EventManifest(words[0], int.Parse(words[1])), words[2]);
    }

    private static string Line((EventManifest Manifest, string Payload) golden) =>
        $"{golden.Manifest.Name} {golden.Manifest.Version} {golden.Payload}";

    private static string Folder([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "Golden");
}
