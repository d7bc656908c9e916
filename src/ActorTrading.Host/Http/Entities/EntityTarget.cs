using ActorTrading.Actors.Entities;
using ActorTrading.Host.Http.History;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Problems;

namespace ActorTrading.Host.Http.Entities;

/// <summary>The entity that a request is about.</summary>
internal sealed class EntityTarget(EntityUpkeepParts parts)
{
    public EntityBoard Board { get; } = new(parts.Entities, parts.Journal);

    /// <summary>Puts down what is done to whom, and why; a request that does not say why ends.</summary>
    public static EntityId Begin(string type, string key, string reason, Operation operation)
    {
        var id = new EntityId(type, key);
        (operation.Record.Target, operation.Record.Reason) = ($"entity {id}", reason);
        return string.IsNullOrWhiteSpace(reason)
            ? throw JsonReading.Invalid(new FieldProblem("$.reason", "value_missing", "Say why.")).AsException()
            : id;
    }

    /// <summary>Ends the request where there is no such entity.</summary>
    public EntitySummary Found(EntityId id) =>
        parts.Catalogue.Types.Contains(id.Type) && Board.Find(id) is { } found
            ? found
            : throw JournalAccess.Unknown(id);
}
