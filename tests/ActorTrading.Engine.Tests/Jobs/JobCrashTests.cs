using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Jobs;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Engine.Tests.Jobs;

/// <summary>What a restart makes of runs that were on their way.</summary>
public sealed class JobCrashTests
{
    private static readonly JobDefinition Backup = JobLab.Hourly with { Work = new JobTask.Backup() };

    [Fact]
    public void A_repeatable_run_is_repeated_with_the_same_command_id()
    {
        var before = new JobLab().WithRun();
        var after = Restarted(before, seconds: 30);
        Assert.Empty(after.Runner.Works);
        after.Advance(2);

        var work = Assert.Single(after.Runner.Works);
        Assert.Equal((1, 2), (work.Number, work.Attempt));
        Assert.Equal(before.Runner.Works[0].CommandKey, work.CommandKey);
        after.Runner.Succeed();
        after.Idle();
        Assert.Equal(RunStatus.Succeeded, Assert.Single(after.Job.Runs).Status);
    }

    [Fact]
    public void A_run_that_may_not_be_repeated_is_marked()
    {
        var after = Restarted(new JobLab().WithRun(Backup), seconds: 30);
        after.Advance(2);

        Assert.Empty(after.Runner.Works);
        Assert.Equal(RunStatus.Interrupted, Assert.Single(after.Job.Runs).Status);
    }

    [Fact]
    public void An_attempt_that_waited_for_its_time_is_made()
    {
        var before = new JobLab().WithRun();
        before.Runner.Fail();
        before.Idle();
        var after = Restarted(before, seconds: 5);
        after.Advance(4);
        Assert.Empty(after.Runner.Works);
        after.Advance(2);

        Assert.Equal(2, Assert.Single(after.Runner.Works).Attempt);
    }

    [Fact]
    public void A_run_that_was_to_stop_is_cancelled()
    {
        var before = new JobLab();
        before.Runner.Obeys = false;
        before.WithRun();
        before.Ask(new JobCommand.Cancel(JobLab.By) { At = before.Now });
        var after = Restarted(before, seconds: 5);
        after.Advance(2);

        Assert.Equal(RunStatus.Cancelled, Assert.Single(after.Job.Runs).Status);
    }

    [Fact]
    public async Task A_node_that_stops_leaves_its_runs_as_a_crash_would()
    {
        var before = new JobLab().WithRun();
        await before.Execution.Stop();
        before.Idle();

        Assert.Equal(RunStatus.Running, before.Job.Active!.Status);
        var after = Restarted(before, seconds: 5);
        after.Advance(2);
        Assert.Single(after.Runner.Works);
    }

    [Fact]
    public async Task After_a_stop_nothing_is_begun()
    {
        var lab = new JobLab();
        await lab.Execution.Stop();
        lab.WithRun();
        lab.Execution.Dispose();

        Assert.Empty(lab.Runner.Works);
    }

    [Fact]
    public void A_reload_within_the_process_does_not_take_a_run_for_interrupted()
    {
        // The third append is that of a change which fails, upon which the entity is loaded anew.
        var lab = new JobLab(new FaultyJournal(new InMemoryJournal()).Script(3, JournalFault.Fail)).WithRun();
        lab.Ask(new JobCommand.Disable(JobLab.By) { At = lab.Now });
        lab.Advance(5);

        Assert.Equal((RunStatus.Running, 1), (lab.Job.Active!.Status, lab.Job.Active.Attempt));
        lab.Runner.Succeed();
        lab.Idle();
        Assert.Equal(RunStatus.Succeeded, lab.Job.Runs[0].Status);
    }

    [Fact]
    public void An_outcome_that_the_journal_lost_is_found_missing_and_the_run_repeated()
    {
        var lab = new JobLab(new FaultyJournal(new InMemoryJournal()).Script(3, JournalFault.Fail)).WithRun();
        lab.Runner.Succeed();
        lab.Idle();
        Assert.Equal(RunStatus.Running, lab.Job.Active!.Status);
        lab.Advance(2);

        Assert.Equal([1, 2], lab.Runner.Works.Select(w => w.Attempt));
    }

    /// <summary>The process is killed at each append in turn; one time has one run, with one command id.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Killed_at_any_append_a_story_ends_with_its_run_made(int append)
    {
        foreach (var fault in new[] { JournalFault.CrashBefore, JournalFault.CrashAfter })
        {
            var journal = new InMemoryJournal();
            var before = new JobLab(new FaultyJournal(journal).Script(append, fault));
            Story(before);

            var after = new JobLab(journal, JobLab.Start.AddSeconds(20)).Load();
            Story(after);

            var run = Assert.Single(after.Job.Runs);
            Assert.Equal(RunStatus.Succeeded, run.Status);
            Assert.Single(before.Runner.Works.Concat(after.Runner.Works).Select(w => w.CommandKey).Distinct());
        }
    }

    /// <summary>
    /// Creates the job and sees its run through a failure and a success, as far as the journal lasts.
    /// </summary>
    private static void Story(JobLab lab)
    {
        Post(lab, new JobCommand.Create(JobLab.Hourly, JobLab.By, Timestamp.From(JobLab.Start)) { At = lab.Now });
        var fire = lab.Now.Floor(TimeSpan.FromHours(1));
        Post(
            lab,
            new JobCommand.Due(fire, fire + TimeSpan.FromHours(1), TimeSpan.FromMinutes(1)) { At = lab.Now });
        lab.Advance(1);
        for (var i = 0; i < 3 && lab.Runner.Works.Count > i; i++)
        {
            if (lab.Runner.Works[i].Attempt == 1)
            {
                lab.Runner.Fail();
            }
            else
            {
                lab.Runner.Succeed();
            }

            lab.Idle();
            lab.Advance(30);
        }
    }

    private static void Post(JobLab lab, JobCommand command)
    {
        Assert.True(lab.Host.Tell(JobEntity.IdOf(JobLab.Id), new JobMessage.Do(command)));
        lab.Idle();
    }

    private static JobLab Restarted(JobLab before, int seconds) =>
        new JobLab(before.Journal, before.Now.ToDateTimeOffset().AddSeconds(seconds)).Load();
}
