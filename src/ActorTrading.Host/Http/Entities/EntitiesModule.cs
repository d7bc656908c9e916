using System.Text.Json;
using ActorTrading.Actors.Entities;
using ActorTrading.Engine.Serialization;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.History;
using ActorTrading.Host.Http.Journals;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Paging;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Entities;

/// <summary>How entities stand: all of them, and one with its state and its last events.</summary>
internal sealed class EntitiesModule(EntityUpkeepParts parts) : IEndpointModule
{
    private const int EventsShown = 10;

    private readonly EntityBoard _board = new(parts.Entities, parts.Journal);

    public void Map(IEndpointRouteBuilder routes)
    {
        var entities = routes.MapGroup("/entities").WithTags("Entities");
        entities.MapGet("", List)
            .Needs(Permission.ReadNode, PortfolioScope.Node)
            .WithName("list_entities").WithSummary("List the entities, with which of them take no commands and why")
            .Answers<Page<EntitySummary>>();
        entities.MapGet("/{type}/{key}", Inspect)
            .Needs(Permission.ReadNode, PortfolioScope.Node)
            .WithName("inspect_entity").WithSummary("Look at an entity as it is now: state, hash, last events")
            .Answers<EntityView>();
    }

    private Page<EntitySummary> List(string? type, string? status, PageQuery page)
    {
        var wanted = StatusOf(status);
        var list = $"entities {type} {status}";
        var after = parts.Cursors.Read(list, page.Cursor);
        var found = _board.All()
            .Where(e => (type is null || e.Type == type) && (wanted is null || e.Status == wanted))
            .SkipWhile(e => after is not null && PositionOf(e) != after)
            .Skip(after is null ? 0 : 1)
            .Take(page.Limit + 1)
            .ToArray();
        return page.PageOf(found, e => parts.Cursors.Of(list, PositionOf(e)));
    }

    private static EntityStatus? StatusOf(string? word) => word switch
    {
        null => null,
        "ok" => EntityStatus.Ok,
        "suspended" => EntityStatus.Suspended,
        "damaged" => EntityStatus.Damaged,
        _ => throw Problem.WrongParameter("status", "This is ok, suspended or damaged.").AsException(),
    };

    private static string PositionOf(EntitySummary entity) => $"{entity.Type}\n{entity.Key}";

    private async Task<EntityView> Inspect(string type, string key, EntityAsking asking)
    {
        var id = new EntityId(type, key);
        var entity = _board.Find(id) ?? throw JournalAccess.Unknown(id);
        var view = await ViewOf(id, entity, asking).ConfigureAwait(false);
        return new EntityView
        {
            Entity = entity,
            Damage = _board.DamageOf(id) is { } damage ? DamageView.Of(damage) : null,
            StateHash = view?.StateHash.ToString(),
            State = view is null || !JournalAccess.IsShown(id)
                ? null
                : JsonSerializer.SerializeToElement(view.State, view.State.GetType(), DomainJson.Options),
            Events = await EventsOf(id, entity).ConfigureAwait(false),
        };
    }

    private async Task<StateView?> ViewOf(EntityId id, EntitySummary entity, EntityAsking asking)
    {
        if (entity.Status == EntityStatus.Damaged || !parts.Catalogue.Types.Contains(id.Type))
        {
            return null;
        }

        try
        {
            return await asking.View(id).ConfigureAwait(false);
        }
        catch (EntityUnavailableException) when (entity.Status == EntityStatus.Suspended)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<JournalEvent>> EventsOf(EntityId id, EntitySummary entity)
    {
        if (entity.Status == EntityStatus.Damaged || !JournalAccess.IsShown(id))
        {
            return [];
        }

        var first = Math.Max(1, entity.Sequence - EventsShown + 1);
        var records = await parts.Journal.Read(id, first, EventsShown).ConfigureAwait(false);
        return [.. records.Select(JournalEvent.Of)];
    }
}
