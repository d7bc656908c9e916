using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Storage.Halts;

namespace ActorTrading.Storage.Tests.Halts;

public sealed class HaltsFileTests : IDisposable
{
    private static readonly StandingHalts Some = StandingHalts.None
        .Raise(Halt(HaltScope.Cluster, HaltLevel.ReduceOnly), flatten: true)
        .Raise(Halt(HaltScope.Of(new AccountId("a \"1\" é")), HaltLevel.Halted), flatten: false)
        .Raise(Halt(HaltScope.Of(Symbol.Of("BTC-USD")), HaltLevel.Halted), flatten: true);

    private readonly string _folder = Directory.CreateTempSubdirectory("halts").FullName;

    private string FilePath => Path.Combine(_folder, HaltsFile.FileName);

    [Fact]
    public void What_was_written_is_read_by_the_next_process()
    {
        File().Write(Some);

        var read = File().Read();

        Assert.True(read.IsSameAs(Some));
        Assert.Equal(Some.Halts.Raised.Values, read.Halts.Raised.Values);
        Assert.Equal([HaltsFile.FileName], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Before_anything_was_written_nothing_stands()
    {
        Assert.True(File().Read().IsEmpty);
        Assert.True(new HaltsFile(Path.Combine(_folder, "nowhere"), TimeProvider.System).Read().IsEmpty);
    }

    [Fact]
    public void The_last_that_was_written_counts_and_a_torn_new_file_does_not()
    {
        File().Write(Some);
        File().Write(StandingHalts.None);
        System.IO.File.WriteAllText(FilePath + ".tmp", "{\"version\":1,\"halts\":[{\"ha");

        Assert.True(File().Read().IsEmpty);
        File().Write(Some);
        Assert.True(File().Read().IsSameAs(Some));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"version":2,"written_at":"2026-03-04T12:00:00Z","halts":[]}""")]
    [InlineData("""{"version":1,"written_at":"2026-03-04T12:00:00Z","halts":[{"halt":{"scope":"moon"}}]}""")]
    public void What_nobody_can_read_is_said_and_kept_to_be_looked_at(string text)
    {
        System.IO.File.WriteAllText(FilePath, text);

        var problem = Assert.Throws<HaltFileUnreadableException>(() => File().Read());

        Assert.Contains("lower the halt on the cluster", problem.Message, StringComparison.Ordinal);
        Assert.Equal(text, System.IO.File.ReadAllText(FilePath + ".unreadable"));
    }

    [Fact]
    public void Every_byte_missing_at_the_end_is_noticed()
    {
        File().Write(Some);
        var whole = System.IO.File.ReadAllBytes(FilePath);
        for (var length = whole.Length - 1; length >= 0; length--)
        {
            System.IO.File.WriteAllBytes(FilePath, whole[..length]);
            Assert.Throws<HaltFileUnreadableException>(() => File().Read());
        }
    }

    [Fact]
    public void A_folder_that_is_gone_fails_the_write() => Assert.ThrowsAny<IOException>(
        () => new HaltsFile(Path.Combine(_folder, "nowhere"), TimeProvider.System).Write(Some));

    [Fact]
    public void A_folder_that_is_gone_cannot_be_brought_to_the_disk() =>
        Assert.Throws<IOException>(() => FolderFlush.Flush(Path.Combine(_folder, "nowhere")));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Halt Halt(HaltScope scope, HaltLevel level) =>
        new(scope, level, "smoke, \"thick\"", "anna", Timestamp.Parse("2026-03-04T12:00:00Z"));

    private HaltsFile File() => new(_folder, TimeProvider.System);
}
