using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using ActorTrading.Actors.Entities;
using ActorTrading.Engine.Serialization;

namespace ActorTrading.Engine.Tests.Serialization;

public sealed class UpcasterTests
{
    private static readonly UnionEventCodec<Parcel> Codec = new(
        new EventCase("parcel.weighed", typeof(Parcel.Weighed), NameTheUnit, SayGrams),
        new EventCase("parcel.lost", typeof(Parcel.Lost)));

    [Theory]
    [InlineData(1, """{"weight":1.250}""")]
    [InlineData(2, """{"weight":1.250,"unit":"kg"}""")]
    [InlineData(3, """{"grams":1250,"unit":"kg"}""")]
    public void Every_version_is_read_as_what_it_means_today(int version, string payload)
    {
        Assert.True(Codec.TryDecode(
            new EventManifest("parcel.weighed", version), Encoding.UTF8.GetBytes(payload), out var parcel));

        Assert.Equal(new Parcel.Weighed(1_250m, "kg"), parcel);
    }

    [Fact]
    public void Only_the_latest_version_is_written()
    {
        var buffer = new ArrayBufferWriter<byte>();

        Assert.Equal(new EventManifest("parcel.weighed", 3), Codec.Encode(new Parcel.Weighed(5m, "kg"), buffer));
        Assert.Equal(new EventManifest("parcel.lost", 1), Codec.Encode(new Parcel.Lost(), buffer));
    }

    [Theory]
    [InlineData("parcel.weighed", 0)]
    [InlineData("parcel.weighed", 4)]
    [InlineData("parcel.lost", 2)]
    [InlineData("parcel.found", 1)]
    public void What_was_never_written_is_not_read(string name, int version) =>
        Assert.False(Codec.TryDecode(new EventManifest(name, version), "{}"u8, out _));

    [Fact]
    public void Everything_ever_written_is_listed() => Assert.Equal(
        ["parcel.lost 1", "parcel.weighed 1", "parcel.weighed 2", "parcel.weighed 3"],
        Codec.Manifests.Select(m => $"{m.Name} {m.Version}"));

    private static JsonObject NameTheUnit(JsonObject payload)
    {
        payload["unit"] = "kg";
        return payload;
    }

    private static JsonObject SayGrams(JsonObject payload)
    {
        payload["grams"] = payload["weight"]!.GetValue<decimal>() * 1_000m;
        payload.Remove("weight");
        return payload;
    }

    private abstract record Parcel
    {
        private Parcel()
        {
        }

        public sealed record Weighed(decimal Grams, string Unit) : Parcel;

        public sealed record Lost : Parcel;
    }
}
