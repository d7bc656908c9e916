using System.Collections.Immutable;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Streams.Live;
using ActorTrading.Host.Backtesting;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Console;
using ActorTrading.Simulation.Feeds;
using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Host.Node.Markets;

/// <summary>Recorded files, played at a chosen speed as if they happened now.</summary>
internal static class ReplayedMarket
{
    /// <exception cref="InputException">The files cannot be traded on, or have been played to their end.</exception>
    public static NodeMarket Open(FeedOptions options, NodeFolder folder, TimeProvider wall)
    {
        ImmutableArray<MarketDataInput> inputs = [.. options.Files.Select(MarketDataInput.Parse)];
        var quality = DataQuality.Inspect(inputs, DataPolicy.Default);
        if (quality.HasErrors)
        {
            throw new InputException(
                [.. quality.Findings.Kept.Where(f => f.Severity == DataSeverity.Error).Select(f => $"{f} [{f.Code}]")]);
        }

        var recorded = RecordedMarket.Of(inputs, DataPolicy.Default, quality);
        var bookmark = new Bookmark(folder.PathOf("replay.json"));
        var after = bookmark.Read();
        var replay = new RecordedFeedOptions
        {
            Feeds = recorded.Feeds,
            Open = () => recorded.Open(DataPeriod.All),
            After = after,
            IsPaced = options.Speed > 0m,
        };
        var start = RecordedFeed.StartOf(replay)
            ?? throw new InputException(
                $"feed.files: the recording was played up to its end at {recorded.Last}. Remove {bookmark.Path} and "
                + "take a fresh data folder to play it again, or name other files.");
        var progress = new ReplayProgress(after);
        var clock = ClockOf(options, start.ToDateTimeOffset());
        return new NodeMarket
        {
            Feed = new RecordedFeed(replay, clock),
            Clock = clock,
            Model = recorded.Models[0],
            Policy = InletPolicy.Wait,
            Taps = clock is IMarketTap mover ? [mover, progress] : [progress],
            Description = $"recorded, from {start} on, {SpeedOf(options)}",
            Bookmark = bookmark.Keep(progress, wall),
        };
    }

    // As fast as it can be read, the data itself moves the clock.
    private static TimeProvider ClockOf(FeedOptions options, DateTimeOffset start) => options.Speed > 0m
        ? new ReplayClock(TimeProvider.System, start, (double)options.Speed)
        : new DataClock(start);

    private static string SpeedOf(FeedOptions options) =>
        options.Speed > 0m ? $"at {options.Speed} times its speed" : "as fast as it can be read";
}
