using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Sessions;
using static ActorTrading.Domain.Tests.Jobs.JobStory;

namespace ActorTrading.Domain.Tests.Jobs;

public sealed class JobDefinitionRulesTests
{
    private static readonly JobTask.DataCollection Collection =
        new([Symbol.Of("BTC-USD")], Timeframe.OfMinutes(1), TimeSpan.FromHours(1));

    private static readonly SessionConfig Session = new()
    {
        Name = "day",
        Symbols = [Symbol.Of("BTC-USD")],
        DefaultTimeframe = Timeframe.OfMinutes(5),
    };

    public static TheoryData<JobDefinition, string> Faults => new()
    {
        { Hourly with { Name = " " }, JobRejection.NameInvalid },
        { Hourly with { Name = new string('x', 101) }, JobRejection.NameInvalid },
        { Hourly with { Name = "a\nb" }, JobRejection.NameInvalid },
        { Hourly with { Work = new JobTask.Report(new("")) }, JobRejection.PortfolioMissing },
        { Hourly with { Work = new JobTask.SessionStop(new(""), "x") }, JobRejection.PortfolioMissing },
        { Hourly with { Work = new JobTask.SessionStart(new(""), Session) }, JobRejection.PortfolioMissing },
        {
            Hourly with { Work = new JobTask.SessionStart(new("p"), Session with { Symbols = [] }) },
            SessionRejection.SymbolsMissing
        },
        {
            Hourly with { Work = new JobTask.SessionStart(new("p"), Session with { ScheduledEnd = Hour(9) }) },
            JobRejection.SessionTimesFixed
        },
        { Hourly with { Work = Collection with { Symbols = [] } }, JobRejection.SymbolsInvalid },
        { Hourly with { Work = Collection with { Symbols = Twice(Collection.Symbols) } }, JobRejection.SymbolsInvalid },
        { Hourly with { Work = Collection with { Timeframe = Timeframe.Tick } }, JobRejection.TimeframeInvalid },
        { Hourly with { Work = Collection with { Lookback = TimeSpan.Zero } }, JobRejection.LookbackInvalid },
        { Hourly with { Schedule = new JobSchedule.Every(TimeSpan.Zero, T0) }, JobRejection.IntervalInvalid },
        { Hourly with { Schedule = new JobSchedule.Every(TimeSpan.MaxValue, T0) }, JobRejection.IntervalInvalid },
        { Hourly with { Schedule = new JobSchedule.Cron("", "UTC") }, JobRejection.CronMissing },
        { Hourly with { Schedule = new JobSchedule.Cron("0 0 9 * * ?", "Mars/Base") }, JobRejection.TimeZoneUnknown },
        { Hourly with { Missed = new MissedRunPolicy.RunIfWithin(TimeSpan.Zero) }, JobRejection.LatenessInvalid },
        { Hourly with { Retry = new() { AttemptsMax = 0 } }, JobRejection.RetryInvalid },
        { Hourly with { Retry = new() { AttemptsMax = 21 } }, JobRejection.RetryInvalid },
        { Hourly with { Retry = new() { Jitter = 1.1m } }, JobRejection.RetryInvalid },
        { Hourly with { Retry = new() { DelayMax = TimeSpan.FromDays(2) } }, JobRejection.RetryInvalid },
        { Hourly with { Retry = new() { FirstDelay = TimeSpan.FromHours(1) } }, JobRejection.RetryInvalid },
        { Hourly with { RunTimeMax = TimeSpan.Zero }, JobRejection.RunTimeInvalid },
        { Hourly with { RunTimeMax = TimeSpan.FromDays(2) }, JobRejection.RunTimeInvalid },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_cannot_be_scheduled_is_named(JobDefinition definition, string code) =>
        Assert.Equal(code, Assert.Single(JobDefinitionRules.Check(definition, T0)).Code);

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var wrong = Hourly with { Name = "", RunTimeMax = TimeSpan.Zero, Work = Collection with { Symbols = [] } };

        Assert.Equal(3, JobDefinitionRules.Check(wrong, T0).Length);
    }

    [Fact]
    public void Every_kind_of_task_and_schedule_can_be_scheduled()
    {
        JobTask[] tasks =
        [
            Collection, new JobTask.SessionStart(new("p"), Session), new JobTask.SessionStop(new("p"), "evening"),
            new JobTask.Report(new("p")), new JobTask.ReadModelCheck(), new JobTask.Backup(),
        ];
        JobSchedule[] schedules =
            [new JobSchedule.Once(T0), Hourly.Schedule, new JobSchedule.Cron("0 0 9 * * ?", "Europe/Berlin")];

        Assert.All(tasks, task => Assert.Empty(JobDefinitionRules.Check(Hourly with { Work = task }, T0)));
        Assert.All(schedules, s => Assert.Empty(JobDefinitionRules.Check(Hourly with { Schedule = s }, T0)));
        Assert.Equal(Collection, Collection with { Symbols = [.. Collection.Symbols] });
    }

    [Theory]
    [InlineData("nightly-1_a", true)]
    [InlineData("1", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("Nightly", false)]
    [InlineData("a b", false)]
    [InlineData(null, false)]
    public void An_id_is_plain(string? text, bool isId) => Assert.Equal(isId, JobId.IsJobId(text));

    private static ImmutableArray<Symbol> Twice(ImmutableArray<Symbol> symbols) => [.. symbols, .. symbols];
}
