using ActorTrading.Actors.Entities;
using ActorTrading.Engine.Alerts;
using ActorTrading.Engine.Halts;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.History;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Entities;

/// <summary>Keeps entities from working, takes them out of memory, and proves that they are what they were.</summary>
internal sealed class EntityMemoryModule(EntityUpkeepParts parts) : IEndpointModule
{
    /// <summary>How often a state is compared with one that its entity has gone beyond meanwhile.</summary>
    private const int LooksMax = 5;

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly EntityTarget _target = new(parts);

    public void Map(IEndpointRouteBuilder routes)
    {
        var entities = routes.MapGroup("/entities/{type}/{key}").WithTags("Entities");
        entities.MapPost("/suspend", Suspend)
            .Needs(Permission.OperateNode, PortfolioScope.Node)
            .WithName("suspend_entity")
            .WithSummary("Have an entity take no commands until it is resumed or the node starts anew")
            .Answers<EntitySummary>();
        entities.MapPost("/passivate", Passivate)
            .Needs(Permission.OperateNode, PortfolioScope.Node)
            .WithName("passivate_entity")
            .WithSummary("Take an entity out of memory that nothing needs there; the next command loads it again")
            .Answers<EntitySummary>();
        entities.MapPost("/verify", Verify)
            .Needs(Permission.OperateNode, PortfolioScope.Node)
            .WithName("verify_state")
            .WithSummary("Fold an entity from its first event on and compare with the state in memory")
            .Answers<EntityVerified>();
        entities.MapPost("/snapshot", SaveSnapshot)
            .Needs(Permission.OperateNode, PortfolioScope.Node)
            .WithName("save_snapshot")
            .WithSummary("Save an entity's state as it is, so that its next load begins there")
            .Answers<EntitySnapshot>();
    }

    /// <summary>
    /// Orders that it has at the venue go on without it: what they come to is booked once it is resumed.
    /// </summary>
    private async Task<EntitySummary> Suspend(
        string type, string key, Body<EntityReason> body, Operation operation, EntityAsking asking)
    {
        var id = EntityTarget.Begin(type, key, body.Value.Reason, operation);
        var found = _target.Found(id);
        if (!CanDoWithout(id))
        {
            throw Problem.Conflict("entity_indispensable", $"The node cannot do without {id}.").AsException();
        }

        if (found.Status != EntityStatus.Ok || !parts.Entities.Suspend(id, body.Value.Reason))
        {
            throw Problem.Conflict(
                "entity_not_running", $"{id} is {found.Status.ToString().ToLowerInvariant()} already.").AsException();
        }

        // Waits for its turn behind the suspension.
        await asking.View(id).ConfigureAwait(false);
        var suspended = _target.Board.SummaryOf(id);
        operation.Record.After = suspended.Status.ToString();
        return suspended;
    }

    private async Task<EntitySummary> Passivate(
        string type, string key, Body<EntityReason> body, Operation operation)
    {
        var id = EntityTarget.Begin(type, key, body.Value.Reason, operation);
        _ = _target.Found(id);
        if (!await parts.Entities.Passivate(id).ConfigureAwait(false))
        {
            throw Problem.Conflict(
                "entity_needed",
                $"{id} stays in memory: it is at work, suspended, or has a session, a position or an order.")
                .AsException();
        }

        operation.Record.After = "not in memory";
        return _target.Board.SummaryOf(id);
    }

    private async Task<EntityVerified> Verify(string type, string key, Operation operation, EntityAsking asking)
    {
        var id = new EntityId(type, key);
        operation.Record.Target = $"state of {id}";
        if (_target.Found(id).Status == EntityStatus.Damaged)
        {
            throw Problem.Conflict("entity_damaged", $"The records of {id} are damaged; there is nothing to compare.")
                .AsException();
        }

        for (var look = 0; look < LooksMax; look++)
        {
            var replayed = await asking.View(id, StateSource.FullReplay).ConfigureAwait(false);
            var live = await asking.View(id).ConfigureAwait(false);
            if (live.Sequence == replayed.Sequence)
            {
                return Compared(live, replayed, operation);
            }
        }

        throw Problem.Unavailable(
            "entity_busy", $"{id} goes on while its events are folded; ask again.", LookAgain).AsException();
    }

    private async Task<EntitySnapshot> SaveSnapshot(
        string type, string key, Operation operation, EntityAsking asking)
    {
        var id = new EntityId(type, key);
        operation.Record.Target = $"snapshot of {id}";
        if (_target.Found(id).Status != EntityStatus.Ok)
        {
            throw Problem.Conflict("entity_not_running", $"{id} is down; there is no state of it to save.")
                .AsException();
        }

        var sequence = await asking.SaveSnapshot(id).ConfigureAwait(false);
        operation.Record.After = $"of event {sequence}";
        return new EntitySnapshot { Sequence = sequence };
    }

    private static EntityVerified Compared(StateView live, StateView replayed, Operation operation)
    {
        var isEqual = live.StateHash == replayed.StateHash;
        operation.Record.After = isEqual ? "equal" : "different";
        return new EntityVerified
        {
            Sequence = live.Sequence,
            HashInMemory = live.StateHash.ToString(),
            HashReplayed = replayed.StateHash.ToString(),
            IsEqual = isEqual,
        };
    }

    private static bool CanDoWithout(EntityId id) =>
        JournalAccess.IsShown(id) && id.Type is not (HaltEntity.Type or AlertsEntity.Type);
}
