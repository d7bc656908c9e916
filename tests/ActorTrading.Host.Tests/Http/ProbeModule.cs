using ActorTrading.Host.Http;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Paging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Tests.Http;

/// <summary>Endpoints that show what the pipeline does with a request before and after its handler.</summary>
internal sealed class ProbeModule : IEndpointModule
{
    private int _runs;

    /// <summary>How often a handler ran.</summary>
    public int Runs => Volatile.Read(ref _runs);

    /// <summary>What the next handler fails with.</summary>
    public Exception? Failure { get; set; }

    /// <summary>What handlers wait for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/probe", Run)
            .Needs(Permission.EditRules, PortfolioScope.InHandler).WithName("probe").AuditedWithoutWaiting();
        routes.MapPost("/portfolios/{id}/probe", Run)
            .Needs(Permission.EditRules, PortfolioScope.OfRoute()).WithName("probe_portfolio");
        routes.MapPut("/probe/{version:int}", (int version, HttpContext context) =>
        {
            EntityTags.Set(context.Response, version);
            return TypedResults.Ok(new { matched = EntityTags.Demand(context.Request) });
        }).Needs(Permission.EditRules, PortfolioScope.Shared).WithName("probe_version");
        routes.MapGet("/owned/{id}", (string id) => TypedResults.Ok(new { id }))
            .Needs(Permission.ReadTrading, PortfolioScope.OfOwned(
                (_, id) => id.Contains('-') ? new(id.Split('-')[0]) : null, UnknownProblems.Rule));
        routes.MapGet("/socket", (HttpContext context) => TypedResults.Ok(context.WebSockets.IsWebSocketRequest))
            .NeedsInFirstFrame(Permission.ReadTrading);
    }

    private async Task<IResult> Run(Body<Probe> body, Operation operation)
    {
        Interlocked.Increment(ref _runs);
        await Gate;
        if (Failure is { } failure)
        {
            throw failure;
        }

        if (body.Value.Portfolio is { } portfolio)
        {
            operation.Caller.Demand(new(portfolio));
        }

        operation.Record.Reason = body.Value.Reason;
        operation.Record.Before = "before";
        operation.Record.After = "after";
        return TypedResults.Ok(
            new Probed(operation.CommandId, operation.NewId("thing"), operation.By, body.Value.Size));
    }
}

internal sealed record Probe
{
    public decimal Size { get; init; }

    public string? Reason { get; init; }

    public string? Portfolio { get; init; }

    public IReadOnlyList<ProbePart> Parts { get; init; } = [];
}

internal sealed record ProbePart
{
    public required string Name { get; init; }

    public int? Count { get; init; }

    public IReadOnlyList<ProbePart>? Parts { get; init; }
}

internal sealed record Probed(string CommandId, string ThingId, string By, decimal Size);
