using ActorTrading.Domain.Jobs;
using FsCheck;
using FsCheck.Fluent;
using static ActorTrading.Domain.Tests.Jobs.JobStory;

namespace ActorTrading.Domain.Tests.Jobs;

/// <summary>What holds of a job whatever is asked of it, in whatever order, at times that only rise.</summary>
public sealed class JobPropertyTests
{
    private static readonly Gen<JobDefinition> Definitions =
        from missed in Gen.Elements<MissedRunPolicy>(
            new MissedRunPolicy.Skip(),
            new MissedRunPolicy.RunOnce(),
            new MissedRunPolicy.RunIfWithin(TimeSpan.FromMinutes(20)))
        from overlap in Gen.Elements(OverlapPolicy.Skip, OverlapPolicy.Wait)
        from task in Gen.Elements<JobTask>(Hourly.Work, new JobTask.Backup())
        select Hourly with { Missed = missed, Overlap = overlap, Work = task };

    private static readonly Gen<(int Minutes, int Kind, int Run, int Attempt)> Steps =
        from minutes in Gen.Frequency((5, Gen.Choose(0, 5)), (2, Gen.Choose(30, 70)), (1, Gen.Choose(100, 400)))
        from kind in Gen.Choose(0, 9)
        from run in Gen.Choose(0, 1)
        from attempt in Gen.Choose(1, 3)
        select (minutes, kind, run, attempt);

    private static readonly Arbitrary<(JobDefinition Definition, (int Minutes, int Kind, int Run, int Attempt)[] Steps)>
        Stories = (from definition in Definitions
                   from steps in Gen.ArrayOf(Steps)
                   select (definition, steps)).ToArbitrary();

    [Fact]
    public void No_fire_time_is_run_twice() =>
        Prop.ForAll(Stories, story =>
        {
            var fires = Tell(story.Definition, story.Steps).Events
                .OfType<JobEvent.RunStarted>()
                .Where(e => e.Attempt == 1 && e.Trigger != RunTrigger.Manual)
                .Select(e => e.FireTime)
                .ToArray();
            return fires.Distinct().Count() == fires.Length;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_fire_time_is_both_run_and_missed_or_left_out() =>
        Prop.ForAll(Stories, story =>
        {
            var events = Tell(story.Definition, story.Steps).Events;
            var started = events.OfType<JobEvent.RunStarted>()
                .Where(e => e.Trigger != RunTrigger.Manual).Select(e => e.FireTime).ToHashSet();
            return !events.OfType<JobEvent.RunSkipped>().Any(e => started.Contains(e.FireTime))
                && !events.OfType<JobEvent.RunsMissed>().Any(m => started.Any(t => t >= m.From && t < m.Before));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void There_is_never_more_than_one_run_at_a_time_and_numbers_rise() =>
        Prop.ForAll(Stories, story =>
        {
            long? active = null;
            var last = 0L;
            foreach (var @event in Tell(story.Definition, story.Steps).Events)
            {
                if (@event is JobEvent.RunStarted started)
                {
                    Assert.True(started.Attempt == 1 ? active is null : active == started.Number);
                    Assert.True(started.Attempt > 1 || started.Number == last + 1);
                    (active, last) = (started.Number, started.Number);
                }
                else if (@event is JobEvent.RunSucceeded or JobEvent.RunCancelled
                    or JobEvent.RunFailed { RetryAt: null } or JobEvent.RunInterrupted { RetryAt: null })
                {
                    active = null;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_run_has_no_more_attempts_than_it_may() =>
        Prop.ForAll(Stories, story => Tell(story.Definition, story.Steps).Events
            .OfType<JobEvent.RunStarted>()
            .All(e => e.Attempt <= story.Definition.Retry.AttemptsMax)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_catch_up_is_never_later_than_the_policy_allows() =>
        Prop.ForAll(Stories, story => Tell(story.Definition, story.Steps).Events
            .OfType<JobEvent.RunStarted>()
            .Where(e => e.Trigger == RunTrigger.CatchUp && e.Attempt == 1)
            .All(e => story.Definition.Missed.Allows(e.At - e.FireTime))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_command_again_has_no_event() =>
        Prop.ForAll(Stories, story =>
        {
            var told = Tell(story.Definition, story.Steps);
            return JobDecider.Decide(told.Job, told.Last).Events.IsEmpty;
        }).QuickCheckThrowOnFailure();

    private static (Job Job, List<JobEvent> Events, JobCommand Last) Tell(
        JobDefinition definition, (int Minutes, int Kind, int Run, int Attempt)[] steps)
    {
        var job = JobDecider.Initial(Id);
        var events = new List<JobEvent>();
        JobCommand last = new JobCommand.Create(definition, By, T0) { At = Minute(-1) };
        Apply(last);
        var minute = 0;
        foreach (var step in steps)
        {
            minute += step.Minutes;
            last = Command(step, job.RunCount - step.Run, minute);
            Apply(last);
        }

        return (job, events, last);

        void Apply(JobCommand command)
        {
            var decision = JobDecider.Decide(job, command);
            events.AddRange(decision.Events);
            job = decision.Events.Aggregate(job, JobDecider.Evolve);
        }
    }

    private static JobCommand Command((int Minutes, int Kind, int Run, int Attempt) step, long run, int minute) =>
        step.Kind switch
        {
            0 => Succeed(minute, run, step.Attempt),
            1 => Fail(minute, run, step.Attempt),
            2 => Interrupt(minute, run, step.Attempt),
            3 => Cancel(minute),
            4 => Retry(minute),
            5 => new JobCommand.RunNow(By) { At = Minute(minute) },
            6 => new JobCommand.Disable(By) { At = Minute(minute) },
            7 => new JobCommand.Enable(By, Minute(minute).Floor(TimeSpan.FromHours(1)) + TimeSpan.FromHours(1))
            { At = Minute(minute) },
            _ => Due(minute),
        };
}
