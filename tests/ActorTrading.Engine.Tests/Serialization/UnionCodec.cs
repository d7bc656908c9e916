using System.Buffers;
using System.Text;
using ActorTrading.Actors.Entities;
using ActorTrading.Engine.Serialization;

namespace ActorTrading.Engine.Tests.Serialization;

/// <summary>A codec whatever the type of its events.</summary>
internal interface IUnionCodec
{
    /// <summary>The names under which its events stand in journals.</summary>
    IEnumerable<string> Names { get; }

    void AssertAll();

    void AssertGolden();
}

internal sealed class UnionCodec<TEvent>(IEventCodec<TEvent> codec) : IUnionCodec
    where TEvent : class
{
    private readonly SampleMaker _samples = new();

    public IEnumerable<string> Names =>
        from type in Cases
        let manifest = Encode((TEvent)_samples.Make(type)).Manifest
        select $"{manifest.Name} {manifest.Version}";

    public IEventCodec<TEvent> Codec => codec;

    private static IEnumerable<Type> Cases =>
        typeof(TEvent).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(TEvent))).OrderBy(t => t.Name);

    public void AssertAll()
    {
        foreach (var type in Cases)
        {
            var (manifest, text) = Encode((TEvent)_samples.Make(type));
            Assert.True(codec.TryDecode(manifest, Encoding.UTF8.GetBytes(text), out var back), text);
            Assert.Equal(text, Encode(back!).Text);
            Assert.Equal(type, back!.GetType());
        }
    }

    public void AssertGolden()
    {
        var samples = new SampleMaker();
        GoldenPayloads.Verify(
            (UnionEventCodec<TEvent>)codec, Cases.Select(type => (TEvent)samples.Make(type)));
    }

    private (EventManifest Manifest, string Text) Encode(TEvent @event)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var manifest = codec.Encode(@event, buffer);
        return (manifest, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
