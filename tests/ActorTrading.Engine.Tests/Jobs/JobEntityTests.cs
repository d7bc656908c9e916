using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Jobs;
using ActorTrading.Engine.Jobs;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Engine.Tests.Jobs;

public sealed class JobEntityTests
{
    [Fact]
    public void A_run_stands_in_the_journal_before_its_work_begins()
    {
        var journal = new FaultyJournal(new InMemoryJournal());
        var lab = new JobLab(journal).Created();
        journal.Holds = true;

        lab.Host.Tell(
            JobEntity.IdOf(JobLab.Id),
            new JobMessage.Do(new JobCommand.RunNow(JobLab.By) { At = lab.Now }));
        lab.Idle();
        Assert.Empty(lab.Runner.Works);

        while (journal.Release())
        {
            lab.Idle();
        }

        Assert.Single(lab.Runner.Works);
    }

    [Fact]
    public void A_run_whose_start_is_not_durable_is_not_made()
    {
        var lab = new JobLab(new FaultyJournal(new InMemoryJournal()).Script(2, JournalFault.Fail)).WithRun();

        Assert.Empty(lab.Runner.Works);
        Assert.Null(lab.Job.Active);
    }

    [Fact]
    public void The_outcome_comes_after_the_work()
    {
        var lab = new JobLab().WithRun();
        Assert.Equal(RunStatus.Running, lab.Job.Active!.Status);

        lab.Runner.Succeed();
        lab.Idle();

        Assert.Null(lab.Job.Active);
        Assert.Equal((RunStatus.Succeeded, "written"), (lab.Job.Runs[0].Status, lab.Job.Runs[0].Message));
    }

    [Fact]
    public void All_attempts_of_a_run_carry_one_command_id()
    {
        var lab = new JobLab().WithRun();
        lab.Runner.Fail();
        lab.Idle();
        lab.Advance(9);
        Assert.Single(lab.Runner.Works);
        lab.Advance(2);

        Assert.Equal([1, 2], lab.Runner.Works.Select(w => w.Attempt));
        Assert.Single(lab.Runner.Works.Select(w => w.CommandKey).Distinct());
    }

    [Fact]
    public void An_exception_is_a_failure_that_may_pass_and_is_told_by_its_kind_alone()
    {
        var lab = new JobLab().WithRun();
        lab.Runner.Throw();
        lab.Idle();

        Assert.Equal(RunStatus.Retrying, lab.Job.Active!.Status);
        Assert.Contains("(IOException)", lab.Job.Active.Message);
        Assert.EndsWith("under run 1 of job report.", lab.Job.Active.Message);
        Assert.DoesNotContain("on fire", lab.Job.Active.Message);
        var (work, cause) = Assert.Single(lab.Failures);
        Assert.Equal((1, "the disk is on fire"), (work.Attempt, cause.Message));
    }

    [Fact]
    public void An_attempt_that_takes_too_long_is_stopped_and_has_failed()
    {
        var lab = new JobLab().WithRun();
        lab.Advance(301);

        Assert.StartsWith("It took longer than", lab.Job.Active!.Message);
        Assert.True(lab.Runner.Works.Count is 1);
    }

    [Fact]
    public void A_run_that_is_cancelled_is_stopped()
    {
        var lab = new JobLab().WithRun();
        lab.Ask(new JobCommand.Cancel(JobLab.By) { At = lab.Now });
        lab.Idle();

        Assert.Equal(RunStatus.Cancelled, lab.Job.Runs[0].Status);
    }

    [Fact]
    public void A_runner_that_does_not_stop_keeps_its_job_from_running_again()
    {
        var lab = new JobLab();
        lab.Runner.Obeys = false;
        lab.WithRun();
        lab.Ask(new JobCommand.Cancel(JobLab.By) { At = lab.Now });

        Assert.Equal(RunStatus.Cancelling, lab.Job.Active!.Status);
        Assert.IsType<CommandResult.Refused>(lab.Ask(new JobCommand.RunNow(JobLab.By) { At = lab.Now }));
    }

    [Fact]
    public void A_kind_that_nobody_does_fails_for_good()
    {
        var lab = new JobLab().WithRun(JobLab.Hourly with { Work = new JobTask.ReadModelCheck() });

        Assert.Equal(RunStatus.Failed, lab.Job.Runs[0].Status);
    }

    [Fact]
    public async Task More_runs_than_may_be_made_at_once_wait_for_their_turn()
    {
        var patience = TimeSpan.FromSeconds(30);
        var lab = new JobLab(runsAtOnce: 1);
        lab.WithRun();
        lab.Execution.Launch(new(new("other"), 1, 1, lab.Now, new JobTask.Backup(), TimeSpan.FromHours(1)));
        Assert.True(await lab.Runner.Started.WaitAsync(patience, TestContext.Current.CancellationToken));
        Assert.Single(lab.Runner.Works);

        lab.Runner.Succeed();

        Assert.True(await lab.Runner.Started.WaitAsync(patience, TestContext.Current.CancellationToken));
        Assert.Equal(["report", "other"], lab.Runner.Works.Select(w => w.Job.Value));
    }

    [Fact]
    public void The_same_attempt_is_not_launched_twice()
    {
        var lab = new JobLab().WithRun();
        lab.Execution.Launch(lab.Runner.Works[0]);

        Assert.Single(lab.Runner.Works);
    }

    [Fact]
    public void State_live_from_snapshot_and_from_full_replay_hash_alike()
    {
        var lab = new JobLab(settings: new() { SnapshotEvery = 2 }).WithRun();
        lab.Runner.Fail();
        lab.Idle();

        var live = lab.View(StateSource.Live).StateHash;
        Assert.Equal(live, lab.View(StateSource.SnapshotAndTail).StateHash);
        Assert.Equal(live, lab.View(StateSource.FullReplay).StateHash);
    }

    [Fact]
    public void The_board_shows_jobs_that_exist_and_passes_changes_on()
    {
        var lab = new JobLab().Created();
        var seen = new Follower();
        lab.Board.Attach(seen);

        lab.Ask(new JobCommand.Delete(JobLab.By) { At = lab.Now });

        Assert.Empty(lab.Board.Jobs);
        Assert.True(Assert.Single(seen.Jobs).IsDeleted);
    }

    private sealed class Follower : IJobWatchers
    {
        public List<Job> Jobs { get; } = [];

        public void Changed(Job job) => Jobs.Add(job);
    }
}
