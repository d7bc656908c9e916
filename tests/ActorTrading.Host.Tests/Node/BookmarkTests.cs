using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;
using ActorTrading.Host.Console;
using ActorTrading.Host.Node.Markets;
using ActorTrading.Simulation.Feeds;

namespace ActorTrading.Host.Tests.Node;

public sealed class BookmarkTests : IDisposable
{
    private static readonly Timestamp Start = Timestamp.Parse("2026-03-04T12:00:00Z");
    private readonly Workspace _workspace = new();
    private readonly DeterministicScheduler _wall = new(1, Start.ToDateTimeOffset());

    private string Path => System.IO.Path.Combine(_workspace.Root, "replay.json");

    [Fact]
    public void A_recording_begins_at_its_beginning() =>
        Assert.Equal(ReplayCursor.Beginning, new Bookmark(Path).Read());

    [Fact]
    public void The_place_is_kept_every_second_and_at_the_end()
    {
        var progress = new ReplayProgress(ReplayCursor.Beginning);
        using (new Bookmark(Path).Keep(progress, _wall.Time))
        {
            progress.OnMarket(Trade(1));
            _wall.AdvanceTo(Start.ToDateTimeOffset().AddSeconds(1));
            Assert.Equal(new ReplayCursor(At(1), 1), new Bookmark(Path).Read());
            progress.OnMarket(Trade(2));
            progress.OnMarket(Trade(2));
        }

        Assert.Equal(new ReplayCursor(At(2), 2), new Bookmark(Path).Read());
    }

    [Fact]
    public void A_damaged_file_is_named_with_what_to_do()
    {
        File.WriteAllText(Path, "here");

        var problem = Assert.Single(Assert.Throws<InputException>(() => new Bookmark(Path).Read()).Problems);
        Assert.Contains("Remove it", problem, StringComparison.Ordinal);
    }

    public void Dispose() => _workspace.Dispose();

    private static Timestamp At(int seconds) => Start + TimeSpan.FromSeconds(seconds);

    private static MarketEvent Trade(int seconds) =>
        MarketEvent.Trade(0, At(seconds), 100m, 1m, Domain.Instruments.Side.Buy);
}
