using System.Globalization;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Jobs;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Paging;
using ActorTrading.Host.Http.Problems;
using ActorTrading.Host.Scheduling;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Jobs;

/// <summary>Scheduled jobs: made, looked at, changed, run by hand, cancelled, deleted.</summary>
internal sealed class JobsModule(EntityHost entities, JobBoard board, Cursors cursors) : IEndpointModule
{
    private const string List = "jobs";

    public void Map(IEndpointRouteBuilder routes)
    {
        var jobs = routes.MapGroup("/jobs").WithTags("Jobs");
        var seen = jobs.MapGroup("").Needs(Permission.ReadNode, PortfolioScope.InHandler);
        seen.MapGet("", Jobs).WithName("list_jobs").WithSummary("List the jobs").Answers<Page<JobView>>();
        seen.MapGet("/{id}", Show).WithName("show_job").WithSummary("Show a job").Answers<JobView>();
        seen.MapGet("/{id}/runs", Runs)
            .WithName("list_job_runs").WithSummary("List the latest runs of a job, the newest first")
            .Answers<Page<JobRun>>();
        var controlled = jobs.MapGroup("").Needs(Permission.ControlJobs, PortfolioScope.InHandler);
        controlled.MapPost("", Create)
            .WithName("create_job").WithSummary("Make a job; it is due by its schedule from then on")
            .Answers<JobView>(StatusCodes.Status201Created);
        controlled.MapPut("/{id}", Change)
            .WithName("change_job").WithSummary("Change a job that is not running").Answers<JobView>();
        controlled.MapDelete("/{id}", Delete)
            .WithName("delete_job").WithSummary("Delete a job that is not running; its id is not given out again")
            .Answers<JobView>();
        controlled.MapPost("/{id}/run", RunNow)
            .WithName("run_job").WithSummary("Run a job now, besides its schedule")
            .Answers<JobView>(StatusCodes.Status202Accepted);
        controlled.MapPost("/{id}/cancel", Cancel)
            .WithName("cancel_job_run").WithSummary("Ask the run that is on its way to stop")
            .Answers<JobView>(StatusCodes.Status202Accepted);
    }

    private Ok<Page<JobView>> Jobs(Caller caller, PageQuery page)
    {
        var after = cursors.Read(List, page.Cursor);
        JobView[] found =
        [
            .. board.Jobs
                .Where(job => after is null || string.CompareOrdinal(job.Id.Value, after) > 0)
                .Where(caller.Sees)
                .Take(page.Limit + 1)
                .Select(JobView.Of),
        ];
        return TypedResults.Ok(page.PageOf(found, job => cursors.Of(List, job.Id.Value)));
    }

    private Ok<JobView> Show(string id, Caller caller) => TypedResults.Ok(JobView.Of(board.Demand(id, caller)));

    private Ok<Page<JobRun>> Runs(string id, Caller caller, PageQuery page)
    {
        var job = board.Demand(id, caller);
        var list = $"{List}/{id}";
        var before = cursors.Read(list, page.Cursor) is { } position
            ? long.Parse(position, CultureInfo.InvariantCulture)
            : long.MaxValue;
        JobRun[] found =
        [
            .. job.Runs.Concat(job.Active is { } active ? [active] : [])
                .Where(run => run.Number < before)
                .OrderByDescending(run => run.Number)
                .Take(page.Limit + 1),
        ];
        return TypedResults.Ok(page.PageOf(
            found, run => cursors.Of(list, run.Number.ToString(CultureInfo.InvariantCulture))));
    }

    private async Task<IResult> Create(Body<NewJob> body, Operation operation)
    {
        var definition = Checked(body.Value, operation.Caller);
        var id = new JobId(body.Value.Id ?? operation.NewId("job"));
        if (!JobId.IsJobId(id.Value))
        {
            throw JsonReading.Invalid(
                new FieldProblem("$.id", "value_invalid", "Lower-case letters, digits, '-' and '_', up to 64."))
                .AsException();
        }

        operation.Record.Target = $"job {id}";
        operation.Record.After = Summary(definition);
        var create = new JobCommand.Create(definition, operation.By, Next(definition, operation)) { At = operation.At };
        var job = await Do(id, create, operation).ConfigureAwait(false);
        return TypedResults.Created($"/jobs/{id}", JobView.Of(job));
    }

    private async Task<IResult> Change(string id, Body<ChangedJob> body, Operation operation)
    {
        var before = Controlled(id, operation);
        var definition = Checked(body.Value, operation.Caller);
        operation.Record.Before = Summary(before.Definition!);
        operation.Record.After = Summary(definition);
        var next = Next(definition, operation);
        var job = await Do(
            before.Id, new JobCommand.Change(definition, operation.By, next) { At = operation.At }, operation, "change")
            .ConfigureAwait(false);
        if (body.Value.Enabled is { } enabled)
        {
            JobCommand command = enabled
                ? new JobCommand.Enable(operation.By, next) { At = operation.At }
                : new JobCommand.Disable(operation.By) { At = operation.At };
            job = await Do(before.Id, command, operation, "enabled").ConfigureAwait(false);
        }

        return TypedResults.Ok(JobView.Of(job));
    }

    private async Task<IResult> Delete(string id, string? reason, Operation operation)
    {
        var job = Controlled(id, operation);
        operation.Record.Reason = reason;
        operation.Record.Before = Summary(job.Definition!);
        var deleted = await Do(job.Id, new JobCommand.Delete(operation.By) { At = operation.At }, operation)
            .ConfigureAwait(false);
        return TypedResults.Ok(JobView.Of(deleted));
    }

    private Task<IResult> RunNow(string id, Operation operation) =>
        Begin(id, new JobCommand.RunNow(operation.By) { At = operation.At }, operation);

    private Task<IResult> Cancel(string id, Operation operation) =>
        Begin(id, new JobCommand.Cancel(operation.By) { At = operation.At }, operation);

    private async Task<IResult> Begin(string id, JobCommand command, Operation operation)
    {
        var job = await Do(Controlled(id, operation).Id, command, operation).ConfigureAwait(false);
        return TypedResults.Accepted($"/jobs/{id}/runs", JobView.Of(job));
    }

    private Job Controlled(string id, Operation operation)
    {
        var job = board.Demand(id, operation.Caller);
        operation.Caller.DemandControl(job.Definition!.Work);
        operation.Record.Target = $"job {id}";
        return job;
    }

    private static JobDefinition Checked(JobRequest wanted, Caller caller)
    {
        caller.DemandControl(wanted.Work);
        return FireTimes.Problem(wanted.Schedule) is { } problem
            ? throw JsonReading.Invalid(new FieldProblem("$.schedule.expression", "value_invalid", problem))
                .AsException()
            : wanted.ToDefinition();
    }

    /// <summary>Null where the schedule is over, or is of a zone or interval that the job itself will refuse.</summary>
    private static Timestamp? Next(JobDefinition definition, Operation operation) =>
        JobDefinitionRules.Check(definition, operation.At).IsEmpty
            ? FireTimes.After(definition.Schedule, operation.At)
            : null;

    /// <summary>The job after the command: its entity has told the board by the turn in which it is read.</summary>
    private async Task<Job> Do(JobId id, JobCommand command, Operation operation, string? step = null)
    {
        await operation.Do(JobEntity.IdOf(id), new JobMessage.Do(command), step).ConfigureAwait(false);
        return (Job)(await entities.Inspect(JobEntity.IdOf(id)).ConfigureAwait(false)).State;
    }

    private static string Summary(JobDefinition definition) =>
        $"'{definition.Name}': {definition.Work.GetType().Name}, {definition.Schedule}, {definition.Missed}";
}
