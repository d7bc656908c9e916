using ActorTrading.Engine.Projections;
using ActorTrading.Host.Node.Recovery;
using ActorTrading.Host.Node.Watching;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Node;

/// <summary>What a node is made of.</summary>
internal sealed record NodeParts
{
    public required NodeStores Stores { get; init; }

    public required NodeEngine Engine { get; init; }

    public required ProjectionRunner Projections { get; init; }

    public required NodeDoor Door { get; init; }

    public required NodeJobs Jobs { get; init; }

    public required NodeUpkeep Upkeep { get; init; }

    public required StartProgress Progress { get; init; }

    public required RestoredBooks Restored { get; init; }

    public required ILoggerFactory Logs { get; init; }
}
