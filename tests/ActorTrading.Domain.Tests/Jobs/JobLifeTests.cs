using ActorTrading.Domain.Jobs;
using static ActorTrading.Domain.Tests.Jobs.JobStory;

namespace ActorTrading.Domain.Tests.Jobs;

/// <summary>Creating, changing, enabling and deleting.</summary>
public sealed class JobLifeTests
{
    private static readonly JobCommand Create = new JobCommand.Create(Hourly, By, T0) { At = Minute(-1) };
    private static readonly JobDefinition Renamed = Hourly with { Name = "other" };

    [Fact]
    public void A_job_that_is_created_is_enabled_and_planned() =>
        Nothing.When(Create).Then(
            new JobEvent.Created(Hourly, By) { At = Minute(-1) },
            new JobEvent.Planned(T0) { At = Minute(-1) });

    [Fact]
    public void Creating_the_same_job_again_changes_nothing() => Scheduled().When(Create).ThenNothing();

    [Fact]
    public void An_id_is_given_out_once()
    {
        Scheduled().When(new JobCommand.Create(Renamed, By, T0) { At = T0 }).ThenRefused(JobRejection.AlreadyExists);
        Scheduled().Given(new JobCommand.Delete(By) { At = T0 }).When(Create).ThenRefused(JobRejection.AlreadyExists);
    }

    [Fact]
    public void A_job_that_is_never_due_is_refused()
    {
        Nothing.When(new JobCommand.Create(Hourly, By, Next: null) { At = T0 }).ThenRefused(JobRejection.NeverFires);
        Scheduled().When(new JobCommand.Change(Renamed, By, Next: null) { At = T0 })
            .ThenRefused(JobRejection.NeverFires);
    }

    [Fact]
    public void A_job_that_is_malformed_is_refused()
    {
        Nothing.When(new JobCommand.Create(Hourly with { Name = "" }, By, T0) { At = T0 })
            .ThenRefused(JobRejection.NameInvalid);
        Scheduled().When(new JobCommand.Change(Hourly with { Name = "" }, By, T0) { At = T0 })
            .ThenRefused(JobRejection.NameInvalid);
    }

    [Fact]
    public void What_does_not_exist_is_not_found()
    {
        Nothing.When(new JobCommand.RunNow(By) { At = T0 }).ThenRefused(JobRejection.NotFound);
        Nothing.When(new JobCommand.Delete(By) { At = T0 }).ThenRefused(JobRejection.NotFound);
        Nothing.When(Due(0)).ThenRefused(JobRejection.NotFound);
    }

    [Fact]
    public void A_change_plans_anew() =>
        Scheduled().When(new JobCommand.Change(Renamed, By, Hour(3)) { At = T0 }).Then(
            new JobEvent.Changed(Renamed, By) { At = T0 },
            Planned(0, 3));

    [Fact]
    public void A_disabled_job_is_changed_and_stays_unplanned() =>
        Scheduled().Given(new JobCommand.Disable(By) { At = T0 })
            .When(new JobCommand.Change(Renamed, By, Hour(3)) { At = T0 })
            .Then(new JobEvent.Changed(Renamed, By) { At = T0 });

    [Fact]
    public void The_same_change_again_changes_nothing() =>
        Scheduled().When(new JobCommand.Change(Hourly, By, Hour(3)) { At = T0 }).ThenNothing();

    [Fact]
    public void A_job_is_neither_changed_nor_deleted_under_its_run()
    {
        Running().When(new JobCommand.Change(Renamed, By, Hour(3)) { At = T0 }).ThenRefused(JobRejection.RunActive);
        Running().When(new JobCommand.Delete(By) { At = T0 }).ThenRefused(JobRejection.RunActive);
    }

    [Fact]
    public void A_disabled_job_is_not_planned_and_not_run()
    {
        var disabled = Scheduled().When(new JobCommand.Disable(By) { At = Minute(-1) }).Then(
            new JobEvent.Disabled(By) { At = Minute(-1) },
            new JobEvent.Planned(null) { At = Minute(-1) });

        disabled.When(new JobCommand.Disable(By) { At = T0 }).ThenNothing();
        disabled.When(Due(0)).ThenNothing();
        Assert.Null(disabled.State.NextFire);
    }

    [Fact]
    public void Enabling_plans_from_now_on_and_makes_up_for_nothing()
    {
        var job = Scheduled().Given(new JobCommand.Disable(By) { At = Minute(-1) });

        job.When(new JobCommand.Enable(By, Next: null) { At = T0 }).ThenRefused(JobRejection.NeverFires);
        job.When(new JobCommand.Enable(By, Hour(5)) { At = Minute(250) }).Then(
            new JobEvent.Enabled(By) { At = Minute(250) },
            Planned(250, 5));
        job.When(new JobCommand.Enable(By, Hour(6)) { At = Minute(250) }).ThenNothing();
    }

    [Fact]
    public void A_deleted_job_is_gone_for_good()
    {
        var deleted = Scheduled().When(new JobCommand.Delete(By) { At = T0 })
            .Then(new JobEvent.Deleted(By) { At = T0 });

        Assert.False(deleted.State.Exists);
        Assert.Null(deleted.State.NextFire);
        deleted.When(new JobCommand.Delete(By) { At = T0 }).ThenNothing();
        deleted.When(new JobCommand.RunNow(By) { At = T0 }).ThenRefused(JobRejection.Deleted);
        deleted.When(Due(0)).ThenRefused(JobRejection.Deleted);
    }
}
