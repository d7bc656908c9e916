using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Time;
using ActorTrading.Host.Scheduling;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Host.Tests.Scheduling;

public sealed class FireTimesTests
{
    private static readonly Timestamp T0 = Timestamp.Parse("2026-03-04T12:00:00Z");

    private static readonly Gen<JobSchedule> Schedules = Gen.OneOf(
        Gen.Choose(-100_000, 100_000).Select(s => (JobSchedule)new JobSchedule.Once(T0 + TimeSpan.FromSeconds(s))),
        from seconds in Gen.Choose(1, 100_000)
        from start in Gen.Choose(-100_000, 100_000)
        select (JobSchedule)new JobSchedule.Every(TimeSpan.FromSeconds(seconds), T0 + TimeSpan.FromSeconds(start)),
        from expression in Gen.Elements(
            "0 0 * * * ?", "0/15 * * * * ?", "0 30 2 * * ?", "0 30 9 ? * MON-FRI", "0 0 0 1 * ?", "30 15 3 L * ?")
        from zone in Gen.Elements("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
        select (JobSchedule)new JobSchedule.Cron(expression, zone));

    /// <summary>
    /// Clocks in Berlin went forward at 01:00 UTC on 29 March 2026 and go back at 01:00 UTC on 25 October; in New York
    /// forward at 07:00 UTC on 8 March and back at 06:00 UTC on 1 November.
    /// </summary>
    [Theory]
    [InlineData("Europe/Berlin", "0 30 9 * * ?", "2026-03-28T00:00:00Z", "03-28T08:30 03-29T07:30 03-30T07:30")]
    [InlineData("Europe/Berlin", "0 30 9 * * ?", "2026-10-24T00:00:00Z", "10-24T07:30 10-25T08:30 10-26T08:30")]
    [InlineData("Europe/Berlin", "0 30 2 * * ?", "2026-03-28T00:00:00Z", "03-28T01:30 03-29T01:00 03-30T00:30")]
    [InlineData("Europe/Berlin", "0 30 2 * * ?", "2026-10-24T12:00:00Z", "10-25T00:30 10-26T01:30 10-27T01:30")]
    [InlineData("Europe/Berlin", "0 0 * * * ?", "2026-10-24T23:30:00Z", "10-25T00:00 10-25T01:00 10-25T02:00")]
    [InlineData("America/New_York", "0 30 9 * * ?", "2026-03-07T00:00:00Z", "03-07T14:30 03-08T13:30 03-09T13:30")]
    [InlineData("America/New_York", "0 0 16 * * ?", "2026-10-31T00:00:00Z", "10-31T20:00 11-01T21:00 11-02T21:00")]
    [InlineData("America/New_York", "0 30 2 * * ?", "2026-03-07T00:00:00Z", "03-07T07:30 03-08T07:00 03-09T06:30")]
    [InlineData("America/New_York", "0 30 1 * * ?", "2026-10-31T12:00:00Z", "11-01T05:30 11-02T06:30 11-03T06:30")]
    public void Cron_follows_the_clocks_of_its_zone(string zone, string expression, string from, string expected)
    {
        var schedule = new JobSchedule.Cron(expression, zone);
        var times = new List<string>();
        for (Timestamp? time = Timestamp.Parse(from); times.Count < 3;)
        {
            time = FireTimes.After(schedule, time!.Value);
            times.Add(time!.Value.ToString()[5..16]);
        }

        Assert.Equal(expected, string.Join(' ', times));
    }

    [Fact]
    public void An_interval_is_due_on_its_grid_whatever_was_missed()
    {
        var schedule = new JobSchedule.Every(TimeSpan.FromMinutes(7), T0);

        Assert.Equal(T0, FireTimes.After(schedule, T0 - TimeSpan.FromDays(1)));
        Assert.Equal(T0 + TimeSpan.FromMinutes(7), FireTimes.After(schedule, T0));
        Assert.Equal(T0 + TimeSpan.FromMinutes(21), FireTimes.After(schedule, T0 + TimeSpan.FromMinutes(20)));
        Assert.Equal(T0 + TimeSpan.FromMinutes(14), FireTimes.LatestAt(schedule, T0 + TimeSpan.FromMinutes(20)));
        Assert.Null(FireTimes.LatestAt(schedule, T0 - TimeSpan.FromTicks(1)));
    }

    [Fact]
    public void A_schedule_that_is_over_has_no_next_time()
    {
        Assert.Null(FireTimes.After(new JobSchedule.Once(T0), T0));
        Assert.Null(FireTimes.After(new JobSchedule.Cron("0 0 0 1 1 ? 2020", "UTC"), T0));
    }

    [Fact]
    public void Between_the_latest_time_and_the_next_lies_no_other() =>
        Prop.ForAll(
            (from schedule in Schedules
             from milliseconds in Gen.Choose(-200_000_000, 200_000_000)
             select (schedule, now: T0 + TimeSpan.FromMilliseconds(milliseconds))).ToArbitrary(),
            c =>
            {
                var (latest, next) = (FireTimes.LatestAt(c.schedule, c.now), FireTimes.After(c.schedule, c.now));
                return (latest is null || latest <= c.now)
                    && (next is null || next > c.now)
                    && (latest is null || FireTimes.After(c.schedule, latest.Value) == next)
                    && (latest is null || FireTimes.LatestAt(c.schedule, latest.Value) == latest);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_expression_that_cannot_be_read_is_told_why()
    {
        Assert.Null(FireTimes.Problem(new JobSchedule.Once(T0)));
        Assert.Null(FireTimes.Problem(new JobSchedule.Cron("0 0 9 * * ?", "UTC")));
        Assert.Contains(
            "between 0 and 59", FireTimes.Problem(new JobSchedule.Cron(string.Concat("61 0 9", " * * ?"), "UTC")));
        Assert.Contains(
            "5 fields", FireTimes.Problem(new JobSchedule.Cron(string.Concat("0 9", " * * *"), "UTC")));
    }
}
