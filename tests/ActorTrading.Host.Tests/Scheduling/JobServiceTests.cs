using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Jobs;
using ActorTrading.Host.Scheduling;
using ActorTrading.Host.Tests.Http;
using ActorTrading.Testing;

namespace ActorTrading.Host.Tests.Scheduling;

public sealed class JobServiceTests : IDisposable
{
    private static readonly JobId Id = new("backup");
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    private static readonly JobDefinition EachSecond = new()
    {
        Name = "backup",
        Work = new JobTask.Backup(),
        Schedule = new JobSchedule.Cron("* * * * * ?", "UTC"),
        Missed = new MissedRunPolicy.Skip(),
    };

    private static readonly JobDefinition Daily = EachSecond with
    {
        Schedule = new JobSchedule.Cron("0 0 13 * * ?", "UTC"),
        Missed = new MissedRunPolicy.RunOnce(),
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_job_runs_when_its_time_comes_and_again()
    {
        await using var node = new JobNode(_folder.Path, new(Noon));
        await node.Start();
        await node.Create(Id, EachSecond);

        await node.Ran(Id, 2);

        var runs = node.Board.Find(Id)!.Runs;
        Assert.All(runs, run => Assert.Equal((RunStatus.Succeeded, RunTrigger.Schedule), (run.Status, run.Trigger)));
        Assert.Equal(runs[0].FireTime + TimeSpan.FromSeconds(1), runs[1].FireTime);
    }

    [Theory]
    [InlineData("interval")]
    [InlineData("once")]
    public async Task Intervals_and_single_instants_are_due_as_well(string kind)
    {
        await using var node = new JobNode(_folder.Path, new(Noon));
        await node.Start();
        var first = node.Now + TimeSpan.FromSeconds(1);
        await node.Create(Id, EachSecond with
        {
            Schedule = kind == "once"
                ? new JobSchedule.Once(first)
                : new JobSchedule.Every(TimeSpan.FromSeconds(1), first),
        });

        await node.Ran(Id, 1);

        Assert.Equal(first, node.Board.Find(Id)!.Runs[0].FireTime);
        Assert.Equal(kind == "once", node.Board.Find(Id)!.NextFire is null);
    }

    [Fact]
    public async Task After_a_restart_the_schedule_is_kept_and_runs_go_on()
    {
        var time = new ShiftedTime(Noon);
        await using var before = new JobNode(_folder.Path, time);
        await before.Start();
        await before.Create(Id, EachSecond);
        await before.Ran(Id, 1);
        await before.DisposeAsync();

        await using var after = new JobNode(_folder.Path, time, before.Journal);
        await after.Start(Id);
        await after.Ran(Id, before.Board.Find(Id)!.Runs.Length + 1);
    }

    [Fact]
    public async Task A_lost_schedule_costs_nothing_but_scheduling_anew()
    {
        var time = new ShiftedTime(Noon);
        await using var before = new JobNode(_folder.Path, time);
        await before.Start();
        await before.Create(Id, EachSecond);
        await before.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(_folder.Path, "node.db*"))
        {
            File.Delete(file);
        }

        await using var after = new JobNode(_folder.Path, time, before.Journal);
        await after.Start(Id);
        Assert.Equal([Id], await Scheduled(time));
        await after.Ran(Id, 1);
    }

    [Fact]
    public async Task What_no_job_stands_behind_is_removed_from_the_schedule()
    {
        var time = new ShiftedTime(Noon);
        await using var before = new JobNode(_folder.Path, time);
        await before.Start();
        await before.Create(Id, Daily);
        await Eventually.True(() => Scheduled(time).GetAwaiter().GetResult().Count == 1, "the job is scheduled");
        await before.DisposeAsync();

        await using var stranger = new JobNode(_folder.Path, time);
        await stranger.Start();

        Assert.Empty(await Scheduled(time));
    }

    [Fact]
    public async Task Disabling_takes_a_job_off_the_schedule_and_enabling_puts_it_back()
    {
        var time = new ShiftedTime(Noon);
        await using var node = new JobNode(_folder.Path, time);
        await node.Start();
        await node.Create(Id, Daily);
        await Eventually.True(() => Scheduled(time).GetAwaiter().GetResult().Count == 1, "the job is scheduled");

        await node.Ask(Id, new JobCommand.Disable("anna") { At = node.Now });
        await Eventually.True(() => Scheduled(time).GetAwaiter().GetResult().Count == 0, "the job is off the schedule");
        await node.Ask(
            Id, new JobCommand.Enable("anna", FireTimes.After(Daily.Schedule, node.Now)) { At = node.Now });
        await Eventually.True(() => Scheduled(time).GetAwaiter().GetResult().Count == 1, "the job is back");
        await node.Ask(Id, new JobCommand.Delete("anna") { At = node.Now });
        await Eventually.True(() => Scheduled(time).GetAwaiter().GetResult().Count == 0, "the job is gone");
    }

    [Theory]
    [InlineData(true, 1, 0)]
    [InlineData(false, 0, 1)]
    public async Task What_was_missed_while_the_node_was_down_follows_the_policy(bool catchesUp, int runs, int missed)
    {
        var time = new ShiftedTime(Noon);
        await using var before = new JobNode(_folder.Path, time);
        await before.Start();
        await before.Create(Id, catchesUp ? Daily : Daily with { Missed = new MissedRunPolicy.Skip() });
        await before.DisposeAsync();

        time.Jump(TimeSpan.FromHours(3));
        await using var after = new JobNode(_folder.Path, time, before.Journal);
        await after.Start(Id);
        await Eventually.True(
            () => after.Board.Find(Id) is { Active: null } job && job.Runs.Length + job.MissCount > 0,
            "the missed time was dealt with");

        // Quartz tells of the same time by its own misfire policy; it has no second effect.
        await Eventually.True(() => after.Board.Find(Id)!.NextFire > after.Now, "the next time is planned");
        var job = after.Board.Find(Id)!;
        Assert.Equal((runs, missed), (job.Runs.Length, (int)job.MissCount));
        Assert.Equal(runs, after.Backups.Made);
        Assert.All(job.Runs, run => Assert.Equal(RunTrigger.CatchUp, run.Trigger));
    }

    [Fact]
    public async Task A_clock_that_is_set_forward_under_the_node_is_noticed()
    {
        var time = new ShiftedTime(Noon);
        await using var node = new JobNode(_folder.Path, time);
        await node.Start();
        await node.Create(Id, Daily);

        time.Jump(TimeSpan.FromHours(2));

        await node.Ran(Id, 1);
        Assert.Equal(RunTrigger.CatchUp, node.Board.Find(Id)!.Runs[0].Trigger);
    }

    [Fact]
    public async Task With_schedules_switched_off_jobs_run_by_hand_only()
    {
        await using var node = new JobNode(_folder.Path, new(Noon), jobs: new() { IsEnabled = false });
        await node.Start();
        await node.Create(Id, EachSecond);

        Assert.IsType<CommandResult.Accepted>(await node.Ask(Id, new JobCommand.RunNow("anna") { At = node.Now }));
        await node.Ran(Id, 1);

        Assert.Equal(RunTrigger.Manual, node.Board.Find(Id)!.Runs[0].Trigger);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    private async Task<IReadOnlyList<JobId>> Scheduled(ShiftedTime time)
    {
        await using var schedule = await QuartzSchedule.Open(
            new()
            {
                File = _folder["node.db"],
                Time = time,
                MissedAfter = TimeSpan.FromMinutes(1),
                Fire = (_, _) => Task.CompletedTask,
            },
            TestContext.Current.CancellationToken);
        return await schedule.Known(TestContext.Current.CancellationToken);
    }
}
