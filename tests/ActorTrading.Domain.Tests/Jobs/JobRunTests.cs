using ActorTrading.Domain.Jobs;
using static ActorTrading.Domain.Tests.Jobs.JobStory;

namespace ActorTrading.Domain.Tests.Jobs;

/// <summary>How runs begin, end, are tried again and are cancelled.</summary>
public sealed class JobRunTests
{
    private static readonly JobDefinition Waiting = Hourly with { Overlap = OverlapPolicy.Wait };

    [Fact]
    public void A_fire_time_becomes_a_run_and_the_next_one_is_planned() =>
        Scheduled().When(Due(0)).Then(Started(0, 0), Planned(0, 1));

    [Fact]
    public void The_same_fire_time_again_changes_nothing()
    {
        Running().When(Due(0.5)).ThenNothing();
        Running().Given(Succeed(0.1)).When(Due(0.5)).ThenNothing();
    }

    [Fact]
    public void A_fire_time_that_has_not_come_is_refused() =>
        Scheduled().When(new JobCommand.Due(T0, Hour(1), MissedAfter) { At = Minute(-1) })
            .ThenRefused(JobRejection.NotDue);

    [Fact]
    public void An_alarm_that_rings_early_makes_no_run_of_the_time_before() =>
        Running().Given(Succeed(1)).When(Due(59)).ThenNothing();

    [Fact]
    public void A_run_that_succeeds_is_in_the_history()
    {
        var job = Running().When(Succeed(2)).Then(Succeeded(2)).State;

        Assert.Null(job.Active);
        var run = Assert.Single(job.Runs);
        Assert.Equal((1, RunStatus.Succeeded, "done"), (run.Number, run.Status, run.Message));
        Assert.Equal((T0, Minute(2)), (run.StartedAt, run.EndedAt));
    }

    [Fact]
    public void A_run_that_fails_is_tried_again_after_growing_waits_and_then_given_up()
    {
        var job = Running();

        job.When(Fail(1)).Then(Failed(1, seconds: 10));
        Assert.Equal(RunStatus.Retrying, job.State.Active!.Status);
        job.When(Retry(1.1)).ThenNothing();
        job.When(Retry(1.2)).Then(Started(1.2, 0, attempt: 2));
        job.When(Fail(2, attempt: 2)).Then(Failed(2, seconds: 15));
        job.When(Retry(2.25)).Then(Started(2.25, 0, attempt: 3));
        job.When(Fail(3, attempt: 3)).Then(Failed(3, seconds: null));

        var run = Assert.Single(job.State.Runs);
        Assert.Equal((RunStatus.Failed, 3, "disk full"), (run.Status, run.Attempt, run.Message));
        Assert.Equal(T0, run.StartedAt);
        Assert.Equal(1, job.State.FailureCount);
    }

    [Fact]
    public void A_failure_that_would_come_again_is_not_tried_again() =>
        Running().When(Fail(1, isFinal: true)).Then(Failed(1, seconds: null));

    [Fact]
    public void What_is_said_of_an_attempt_that_is_not_on_its_way_changes_nothing()
    {
        Scheduled().When(Succeed(1)).ThenNothing();
        Running().When(Succeed(1, number: 2)).ThenNothing();
        Running().When(Fail(1, attempt: 2)).ThenNothing();
        Running().Given(Fail(1)).When(Succeed(1.1)).ThenNothing();
        Running().Given(Fail(1)).When(Interrupt(1.1)).ThenNothing();
        Scheduled().When(Retry(1)).ThenNothing();
    }

    [Fact]
    public void A_message_is_cut_to_what_a_journal_should_hold()
    {
        var job = Running();
        job.When(new JobCommand.Succeed(1, 1, new string('x', 10_000)) { At = Minute(1) });

        Assert.Equal(500, job.State.Runs[0].Message!.Length);
    }

    [Fact]
    public void Only_the_newest_runs_are_kept()
    {
        var job = Scheduled();
        for (var hour = 0; hour < Job.RunsKept + 5; hour++)
        {
            job.Given(Due(60 * hour), Succeed((60 * hour) + 1, number: hour + 1));
        }

        Assert.Equal(Job.RunsKept, job.State.Runs.Length);
        Assert.Equal(Job.RunsKept + 5, job.State.RunCount);
        Assert.Equal(6, job.State.Runs[0].Number);
    }

    [Fact]
    public void A_run_that_is_due_during_another_is_left_out()
    {
        var job = Running().When(Due(60)).Then(
            new JobEvent.RunSkipped(Hour(1)) { At = Minute(60) },
            Planned(60, 2));

        Assert.Equal(1, job.State.SkipCount);
        job.When(Succeed(61)).Then(Succeeded(61));
        job.When(Due(60.5)).ThenNothing();
    }

    [Fact]
    public void A_run_that_waits_starts_when_the_other_is_over_and_only_the_first_is_kept()
    {
        var job = Running(Waiting).When(Due(60)).Then(
            new JobEvent.RunQueued(Hour(1)) { At = Minute(60) },
            Planned(60, 2));

        job.When(Due(120)).Then(new JobEvent.RunSkipped(Hour(2)) { At = Minute(120) }, Planned(120, 3));
        job.When(Succeed(130)).Then(Succeeded(130), Started(130, 1, number: 2));
        job.When(Succeed(131, number: 2)).Then(Succeeded(131, number: 2));
    }

    [Fact]
    public void Disabling_forgets_the_run_that_waits() =>
        Running(Waiting).Given(Due(60), new JobCommand.Disable(By) { At = Minute(61) })
            .When(Succeed(130)).Then(Succeeded(130));

    [Fact]
    public void A_run_by_hand_stands_for_its_own_time_also_while_the_job_is_disabled()
    {
        var at = Minute(7);
        Scheduled().Given(new JobCommand.Disable(By) { At = T0 }).When(new JobCommand.RunNow(By) { At = at })
            .Then(new JobEvent.RunStarted(1, at, RunTrigger.Manual, 1) { At = at });
        Running().When(new JobCommand.RunNow(By) { At = at }).ThenRefused(JobRejection.RunActive);
    }

    [Fact]
    public void A_run_by_hand_takes_no_fire_time_away() =>
        Scheduled().Given(new JobCommand.RunNow(By) { At = T0 }, Succeed(0.1))
            .When(Due(0.2)).Then(Started(0.2, 0, number: 2), Planned(0.2, 1));

    [Fact]
    public void A_running_run_is_asked_to_stop_and_is_cancelled_when_it_has()
    {
        var job = Running().When(Cancel(1)).Then(new JobEvent.CancelRequested(1, By) { At = Minute(1) });

        job.When(Cancel(2)).ThenNothing();
        job.When(Fail(3)).Then(new JobEvent.RunCancelled(1) { At = Minute(3) });
        Assert.Equal(RunStatus.Cancelled, job.State.Runs[0].Status);
        job.When(Cancel(4)).ThenRefused(JobRejection.NothingToCancel);
    }

    [Fact]
    public void A_run_that_was_done_before_it_heard_of_the_cancel_has_succeeded() =>
        Running().Given(Cancel(1)).When(Succeed(2)).Then(Succeeded(2));

    [Fact]
    public void A_run_that_waits_for_another_attempt_is_cancelled_at_once() =>
        Running(Waiting).Given(Due(60), Fail(61)).When(Cancel(61.1)).Then(
            new JobEvent.RunCancelled(1) { At = Minute(61.1) },
            Started(61.1, 1, number: 2));

    private static JobEvent.RunFailed Failed(double minute, double? seconds) => new(
        1, "disk full", seconds is { } wait ? Minute(minute) + TimeSpan.FromSeconds(wait) : null)
    { At = Minute(minute) };
}
