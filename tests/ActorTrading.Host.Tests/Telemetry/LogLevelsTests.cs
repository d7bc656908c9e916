using ActorTrading.Host.Configuration;
using ActorTrading.Host.Telemetry;
using ActorTrading.Host.Tests.Http;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Tests.Telemetry;

public sealed class LogLevelsTests
{
    private readonly ManualTime _time = new(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void The_longest_name_that_fits_holds_and_what_was_changed_goes_before_what_is_configured()
    {
        var levels = new LogLevels(new LoggingOptions(), _time);

        Assert.False(levels.IsEnabled("ActorTrading.Engine.Halts", LogLevel.Debug));
        Assert.False(levels.IsEnabled("Quartz.Core", LogLevel.Information));
        Assert.True(levels.Set("ActorTrading.Engine", LogLevel.Debug, until: null));
        Assert.True(levels.Set("Quartz", LogLevel.Trace, until: null));

        Assert.True(levels.IsEnabled("ActorTrading.Engine.Halts", LogLevel.Debug));
        Assert.False(levels.IsEnabled("ActorTrading.Host", LogLevel.Debug));
        Assert.True(levels.IsEnabled("Quartz.Core", LogLevel.Debug));
        levels.Set("Quartz", level: null, until: null);
        Assert.False(levels.IsEnabled("Quartz.Core", LogLevel.Debug));
        Assert.Equal(
            ["*", "ActorTrading.Engine", "Microsoft.AspNetCore", "Quartz"], levels.InForce.Select(l => l.Category));
    }

    [Fact]
    public void A_level_for_a_while_goes_back_by_itself()
    {
        var levels = new LogLevels(new LoggingOptions(), _time);
        levels.Set(LogLevels.Everything, LogLevel.Trace, _time.GetUtcNow() + TimeSpan.FromMinutes(10));

        _time.Advance(TimeSpan.FromMinutes(9));
        Assert.True(levels.IsEnabled("Anything", LogLevel.Trace));
        _time.Advance(TimeSpan.FromMinutes(2));

        Assert.False(levels.IsEnabled("Anything", LogLevel.Trace));
        Assert.Null(levels.InForce[0].Until);
    }

    [Fact]
    public void No_more_changes_stand_than_there_may()
    {
        var levels = new LogLevels(new LoggingOptions(), _time);
        for (var i = 0; i < LogLevels.ChangesMax; i++)
        {
            Assert.True(levels.Set($"c{i}", LogLevel.Debug, until: null));
        }

        Assert.False(levels.Set("one more", LogLevel.Debug, until: null));
        Assert.True(levels.Set("c1", LogLevel.Trace, until: null));
    }

    [Fact]
    public void What_is_changed_while_it_runs_is_logged_at_once()
    {
        var levels = new LogLevels(new LoggingOptions(), _time);
        using var logs = NodeLogs.Open(levels, LogFormat.Json);
        var log = logs.CreateLogger("ActorTrading.Engine");
        var web = logs.CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics");

        Assert.False(log.IsEnabled(LogLevel.Debug));
        levels.Set(LogLevels.Everything, LogLevel.Trace, until: null);
        levels.Set("Microsoft.AspNetCore", LogLevel.Trace, until: null);

        Assert.True(log.IsEnabled(LogLevel.Debug));
        Assert.False(web.IsEnabled(LogLevel.Information), "Queries of requests belong into no log.");
    }
}
