using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Jobs;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Problems;

namespace ActorTrading.Host.Http.Jobs;

/// <summary>
/// Who may do what with which job: traders with the sessions of their portfolios, admins with all. A job of a portfolio
/// that the caller does not see does not exist for the caller.
/// </summary>
internal static class JobAccess
{
    public static bool Sees(this Caller caller, Job job) => PortfolioOf(job.Definition!.Work) is { } portfolio
        ? caller.Sees(portfolio)
        : caller.Scope.IsEverything;

    /// <summary>Ends the request where the caller may not make or change a job that does this.</summary>
    public static void DemandControl(this Caller caller, JobTask work)
    {
        if (PortfolioOf(work) is { } portfolio)
        {
            caller.Demand(portfolio);
        }
        else
        {
            caller.DemandEverything();
        }

        if (work is not (JobTask.SessionStart or JobTask.SessionStop) && !caller.May(Permission.OperateNode))
        {
            throw Problem.Forbidden(
                ProblemCodes.PermissionMissing, "A trader's jobs start and stop sessions; the rest is an admin's.")
                .AsException();
        }
    }

    /// <summary>The job, or the end of the request where there is none for the caller.</summary>
    public static Job Demand(this JobBoard board, string id, Caller caller) =>
        board.Find(new(id)) is { } job && caller.Sees(job)
            ? job
            : throw Problem.NotFound(JobRejection.NotFound, $"There is no job '{id}'.").AsException();

    private static PortfolioId? PortfolioOf(JobTask work) => work switch
    {
        JobTask.SessionStart start => start.Portfolio,
        JobTask.SessionStop stop => stop.Portfolio,
        JobTask.Report report => report.Portfolio,
        _ => null,
    };
}
