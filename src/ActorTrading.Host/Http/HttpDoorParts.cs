using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Health;
using ActorTrading.Host.Http.Metrics;
using ActorTrading.Host.Http.Paging;
using ActorTrading.Storage.Idempotency;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Http;

/// <summary>What the door needs of the node. The door disposes none of it.</summary>
public sealed record HttpDoorParts
{
    /// <summary>Knows the entities of access, audit and alerts.</summary>
    public required EntityHost Entities { get; init; }

    /// <summary>The one behind <see cref="Entities"/>.</summary>
    public required IJournal Journal { get; init; }

    /// <summary>The watcher that the access entity was made with.</summary>
    public required TokenDirectory Tokens { get; init; }

    public required IIdempotencyStore Idempotency { get; init; }

    public required INodeHealth Health { get; init; }

    public required MetricsExporter Metrics { get; init; }

    public required IdSource Ids { get; init; }

    public required Cursors Cursors { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILoggerFactory Logs { get; init; }
}
