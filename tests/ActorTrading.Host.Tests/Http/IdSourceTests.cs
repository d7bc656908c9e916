using System.Security.Cryptography;
using ActorTrading.Host.Http;

namespace ActorTrading.Host.Tests.Http;

public sealed class IdSourceTests
{
    [Fact]
    public void Ids_are_of_version_seven_differ_and_sort_by_time()
    {
        var time = new ManualTime(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));
        using var random = RandomNumberGenerator.Create();
        var ids = new IdSource(time, random);
        var made = new List<Guid>();
        for (var i = 0; i < 100; i++)
        {
            made.Add(ids.NewId());
            time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.All(made, id => Assert.Equal((7, 0x8), (id.Version, id.Variant & 0xC)));
        Assert.Equal(made.Select(id => id.ToString()).Order(StringComparer.Ordinal), made.Select(id => id.ToString()));
        Assert.StartsWith("019cb8b8-1e00-7", made[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(100, made.Distinct().Count());
    }

    [Fact]
    public void A_derived_id_follows_from_its_facts()
    {
        Assert.Equal(IdSource.DerivedId("a"u8), IdSource.DerivedId("a"u8));
        Assert.NotEqual(IdSource.DerivedId("a"u8), IdSource.DerivedId("b"u8));
        Assert.Equal(8, IdSource.DerivedId("a"u8).Version);
    }
}
