using ActorTrading.Engine.Projections;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Storage.ReadModels.Rebuilding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Projections;

/// <summary>How far the read models are, and the proof that they are what the journal makes them.</summary>
public sealed class ReadModelsModule(ProjectionRunner runner, ReadModelRebuild rebuild) : IEndpointModule
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var models = routes.MapGroup("/admin/read-models").WithTags("Node");
        models.MapGet("", () => TypedResults.Ok(runner.Status))
            .Needs(Permission.ReadNode, PortfolioScope.Node)
            .WithName("read_model_status").WithSummary("Say how far the read models are behind the journal")
            .Answers<ProjectionStatus>();
        models.MapPost("/rebuild", Rebuild)
            .Needs(Permission.OperateNode, PortfolioScope.Node)
            .WithName("rebuild_read_models")
            .WithSummary("Make the read models anew, compare every row with the live ones, and swap where asked to")
            .Answers<RebuildReport>();
    }

    private async Task<IResult> Rebuild(bool? swap, Operation operation, CancellationToken cancellation)
    {
        operation.Record.Target = "read models";
        var report = await rebuild.Run(swap == true, cancellation).ConfigureAwait(false);
        operation.Record.After = $"{(report.IsEqual ? "equal" : "different")} at {report.Checkpoint}"
            + (report.Swapped ? ", swapped" : "");
        return TypedResults.Ok(report);
    }
}
