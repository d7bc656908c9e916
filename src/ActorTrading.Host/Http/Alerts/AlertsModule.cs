using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Alerts;
using ActorTrading.Engine.Alerts;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Alerts;

/// <summary>What somebody should look at: the alerts that stand, and that somebody has looked.</summary>
internal sealed class AlertsModule(EntityHost entities) : IEndpointModule
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var alerts = routes.MapGroup("/alerts").WithTags("Alerts");
        alerts.MapGet("", Standing)
            .Needs(Permission.ReadTrading, PortfolioScope.Node)
            .WithName("list_alerts").WithSummary("List the alerts that stand, the gravest first")
            .Answers<AlertList>();
        alerts.MapPost("/{id:long}/ack", Acknowledge)
            .Needs(Permission.AcknowledgeAlerts, PortfolioScope.Node)
            .WithName("acknowledge_alert").WithSummary("Say that somebody looks after an alert")
            .Answers<Alert>();
    }

    private async Task<IResult> Standing()
    {
        var board = await Board().ConfigureAwait(false);
        return TypedResults.Ok(
            new AlertList([.. board.Standing.Values.OrderByDescending(a => a.Severity).ThenBy(a => a.Id)]));
    }

    private async Task<IResult> Acknowledge(long id, Operation operation)
    {
        operation.Record.Target = $"alert {id}";
        var command = new AlertCommand.Acknowledge(new(id), operation.By) { At = operation.At };
        await operation.Do(AlertsEntity.Id, command).ConfigureAwait(false);
        return (await Board().ConfigureAwait(false)).Find(new(id)) is { } alert
            ? TypedResults.Ok(alert)
            : TypedResults.NoContent();
    }

    private async Task<AlertBoard> Board() =>
        (AlertBoard)(await entities.Inspect(AlertsEntity.Id).ConfigureAwait(false)).State;
}

public sealed record AlertList(IReadOnlyList<Alert> Items);
