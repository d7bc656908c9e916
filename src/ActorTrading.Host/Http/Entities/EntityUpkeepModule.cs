using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Accounts;
using ActorTrading.Engine.Halts;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.RuleSets;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Problems;
using ActorTrading.Storage.Journals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Entities;

/// <summary>What an operator does about entities that take no commands, or that he does not trust.</summary>
internal sealed class EntityUpkeepModule(EntityUpkeepParts parts) : IEndpointModule
{
    private readonly EntityTarget _target = new(parts);

    private readonly LongWork _losses = new(
        atOnceMax: 1, "loss_under_way", "Another loss is being accepted; ask again.");

    public void Map(IEndpointRouteBuilder routes)
    {
        var entities = routes.MapGroup("/entities/{type}/{key}").WithTags("Entities");
        entities.MapPost("/resume", Resume)
            .Needs(Permission.OperateNode, PortfolioScope.Node)
            .WithName("resume_entity").WithSummary("Let an entity that is suspended load again")
            .Answers<EntitySummary>();
        entities.MapPost("/restart", Restart)
            .Needs(Permission.OperateNode, PortfolioScope.Node)
            .WithName("restart_entity").WithSummary("Drop what an entity has in memory and load it from its journal")
            .Answers<EntityRestarted>();
        entities.MapPost("/accept-loss", Accept)
            .Needs(Permission.OperateNode, PortfolioScope.Node)
            .WithName("accept_loss").WithSummary("Go on with a damaged entity from its last whole event")
            .Answers<LossAccepted>();
    }

    private async Task<EntitySummary> Resume(
        string type, string key, Body<EntityReason> body, Operation operation, EntityAsking asking)
    {
        var id = EntityTarget.Begin(type, key, body.Value.Reason, operation);
        var before = _target.Found(id);
        if (before.Status != EntityStatus.Suspended || !parts.Entities.Resume(id))
        {
            throw Problem.Conflict(
                before.Status == EntityStatus.Damaged ? "entity_damaged" : "entity_not_suspended",
                before.Status == EntityStatus.Damaged
                    ? $"The records of {id} are damaged; restore a backup, or accept the loss."
                    : $"{id} is not suspended.").AsException();
        }

        return await Loaded(id, operation, asking).ConfigureAwait(false);
    }

    private async Task<EntityRestarted> Restart(
        string type, string key, Body<EntityReason> body, Operation operation, EntityAsking asking)
    {
        var id = EntityTarget.Begin(type, key, body.Value.Reason, operation);
        var found = _target.Found(id);
        if (found is not { Status: EntityStatus.Ok, IsInMemory: true })
        {
            throw Problem.Conflict(
                "entity_not_running",
                found.Status == EntityStatus.Ok
                    ? $"{id} is not in memory; it loads when something is asked of it."
                    : $"{id} is {found.Status.ToString().ToLowerInvariant()}.").AsException();
        }

        var before = await asking.View(id).ConfigureAwait(false);
        parts.Entities.Restart(id);
        var entity = await Loaded(id, operation, asking).ConfigureAwait(false);
        var after = await asking.View(id).ConfigureAwait(false);
        return new EntityRestarted
        {
            Entity = entity,
            HashBefore = before.StateHash.ToString(),
            HashAfter = after.StateHash.ToString(),
        };
    }

    /// <summary>
    /// What was lost may have been orders that the venue has. So entries are kept back before the entity goes on, and
    /// whoever looked at the venue's books releases them.
    /// </summary>
    private async Task<LossAccepted> Accept(
        string type, string key, Body<LossAcceptance> body, Operation operation, CancellationToken cancellation)
    {
        var id = EntityTarget.Begin(type, key, body.Value.Reason, operation);
        var damage = _target.Board.DamageOf(id)
            ?? throw NotDamaged(id);
        if (body.Value.LastGood != damage.LastGood)
        {
            throw Problem.Conflict(
                "loss_differs", $"The last event of {id} that is whole is {damage.LastGood}. Look before you accept.")
                .AsException();
        }

        operation.Record.Before = damage.What;
        var halted = Halt(id, operation);
        var loss = await _losses.Run(() => Accepted(id, body.Value.Reason, operation), cancellation)
            .ConfigureAwait(false);
        parts.Snapshots.Forget(id);
        var rebuilds = id.Type is PortfolioEntity.Type or RuleSetEntity.Type;
        if (rebuilds)
        {
            // Not cut short when the caller goes: the loss is accepted, and what is shown has to follow.
            await parts.Rebuild.Run(swap: true, CancellationToken.None).ConfigureAwait(false);
        }

        _ = parts.Entities.Resume(id) || parts.Entities.Restart(id);
        operation.Record.After = $"goes on from event {loss.Damage.LastGood}";
        return new LossAccepted
        {
            Entity = _target.Board.SummaryOf(id),
            Lost = loss.Damage.Expected - loss.Damage.LastGood,
            Halted = halted,
            ReadModelsRebuilt = rebuilds,
        };
    }

    private AcceptedLoss Accepted(EntityId id, string reason, Operation operation)
    {
        try
        {
            return parts.Journal.AcceptLoss(id, operation.By, reason);
        }
        catch (ArgumentException)
        {
            // Somebody else was faster.
            throw NotDamaged(id);
        }
    }

    private static ProblemException NotDamaged(EntityId id) =>
        Problem.Conflict("entity_not_damaged", $"The records of {id} are not damaged.").AsException();

    private HaltScopeKind? Halt(EntityId id, Operation operation)
    {
        HaltScope? scope = id.Type switch
        {
            PortfolioEntity.Type or RuleSetEntity.Type => HaltScope.Of(new PortfolioId(id.Key)),
            ExchangeAccountEntity.Type => HaltScope.Of(new AccountId(id.Key)),
            _ => null,
        };
        if (scope is { } halted)
        {
            parts.Halts.Raise(new HaltRequest(
                halted, HaltLevel.Halted, Flatten: false, $"the loss of events of {id} was accepted", operation.By));
        }

        return scope?.Kind;
    }

    /// <summary>The entity once it has loaded; what keeps it from loading ends the request.</summary>
    private async Task<EntitySummary> Loaded(EntityId id, Operation operation, EntityAsking asking)
    {
        try
        {
            // Waits for its turn behind the load.
            await asking.View(id).ConfigureAwait(false);
        }
        catch (EntityUnavailableException)
        {
            // Why is told below.
        }

        var found = _target.Board.SummaryOf(id);
        operation.Record.After = found.Status.ToString();
        return found.Status == EntityStatus.Ok
            ? found
            : throw Problem.Conflict("entity_suspended", $"{id} does not load: {found.Reason}").AsException();
    }
}
