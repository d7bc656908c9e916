using ActorTrading.Domain.Jobs;
using static ActorTrading.Domain.Tests.Jobs.JobStory;

namespace ActorTrading.Domain.Tests.Jobs;

/// <summary>What becomes of times that passed while nobody was there, and of runs that a crash cut off.</summary>
public sealed class JobMissedRunTests
{
    private static readonly JobDefinition CatchingUp = Hourly with { Missed = new MissedRunPolicy.RunOnce() };
    private static readonly JobDefinition Patient =
        Hourly with { Missed = new MissedRunPolicy.RunIfWithin(TimeSpan.FromMinutes(10)) };

    [Fact]
    public void A_little_late_is_not_missed() =>
        Scheduled().When(Due(1)).Then(Started(1, 0), Planned(1, 1));

    [Fact]
    public void Skipping_leaves_all_missed_times_out_and_says_so()
    {
        var job = Scheduled().When(Due(190)).Then(
            new JobEvent.RunsMissed(T0, Minute(190)) { At = Minute(190) },
            Planned(190, 4));

        Assert.Equal(1, job.State.MissCount);
        job.When(Due(190)).ThenNothing();
        job.When(Due(240)).Then(Started(240, 4), Planned(240, 5));
    }

    [Fact]
    public void Running_once_makes_one_run_for_all_missed_times() =>
        Scheduled(CatchingUp).When(Due(190)).Then(
            new JobEvent.RunsMissed(T0, Hour(3)) { At = Minute(190) },
            Started(190, 3, trigger: RunTrigger.CatchUp),
            Planned(190, 4));

    [Fact]
    public void Running_once_for_a_single_missed_time_misses_nothing() =>
        Scheduled(CatchingUp).When(Due(30)).Then(Started(30, 0, trigger: RunTrigger.CatchUp), Planned(30, 1));

    [Theory]
    [InlineData(10, true)]
    [InlineData(10.1, false)]
    public void A_limit_of_lateness_decides_by_the_last_missed_time(double minute, bool runs)
    {
        var job = Scheduled(Patient).When(Due(minute));

        Assert.Equal(runs, job.Events.OfType<JobEvent.RunStarted>().Any());
        Assert.NotEqual(runs, job.Events.OfType<JobEvent.RunsMissed>().Any());
    }

    [Fact]
    public void A_time_that_was_left_out_is_not_run_later_by_a_more_generous_policy()
    {
        var job = Scheduled().Given(Due(30));
        job.Given(new JobCommand.Change(CatchingUp, By, Hour(1)) { At = Minute(31) });

        job.When(Due(32)).ThenNothing();
    }

    [Fact]
    public void A_repeatable_run_that_a_crash_cut_off_is_repeated()
    {
        var job = Running().When(Interrupt(0.5)).Then(
            new JobEvent.RunInterrupted(1, Minute(0.5)) { At = Minute(0.5) });

        job.When(Retry(0.5)).Then(Started(0.5, 0, attempt: 2));
    }

    [Fact]
    public void A_run_that_may_not_be_repeated_is_marked()
    {
        var job = Running(Hourly with { Work = new JobTask.Backup() }).When(Interrupt(0.5)).Then(
            new JobEvent.RunInterrupted(1, RetryAt: null) { At = Minute(0.5) });

        Assert.Equal(RunStatus.Interrupted, job.State.Runs[0].Status);
    }

    [Fact]
    public void A_repetition_that_would_come_too_late_is_not_made()
    {
        Running().When(Interrupt(30)).Then(new JobEvent.RunInterrupted(1, RetryAt: null) { At = Minute(30) });
        Running(CatchingUp).When(Interrupt(30)).Then(new JobEvent.RunInterrupted(1, Minute(30)) { At = Minute(30) });
    }

    [Fact]
    public void A_run_without_attempts_left_is_not_repeated() =>
        Running(Hourly with { Retry = RetryPolicy.None }).When(Interrupt(0.5)).Then(
            new JobEvent.RunInterrupted(1, RetryAt: null) { At = Minute(0.5) });

    [Fact]
    public void A_run_that_was_to_stop_is_cancelled_by_the_crash() =>
        Running().Given(Cancel(0.1)).When(Interrupt(0.5)).Then(new JobEvent.RunCancelled(1) { At = Minute(0.5) });

    [Fact]
    public void An_attempt_whose_time_passed_falls_under_the_policy_too()
    {
        Running().Given(Fail(0.1)).When(Retry(30)).Then(
            new JobEvent.RunInterrupted(1, RetryAt: null) { At = Minute(30) });
        Running(CatchingUp).Given(Fail(0.1)).When(Retry(30)).Then(Started(30, 0, attempt: 2));
    }
}
