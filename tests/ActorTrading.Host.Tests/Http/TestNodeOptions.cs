using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Host.Http;

namespace ActorTrading.Host.Tests.Http;

/// <summary>What a test wants otherwise than usual.</summary>
internal sealed record TestNodeOptions
{
    public HttpDoorOptions Door { get; init; } = new() { Port = 0, FailureDelay = TimeSpan.Zero };

    /// <summary>Around the journal of the node, such as to make it fail.</summary>
    public Func<IJournal, IJournal> Journal { get; init; } = journal => journal;

    /// <summary>Entities beside those of access, audit and alerts.</summary>
    public Action<EntityHost> Register { get; init; } = _ => { };

    /// <summary>Endpoints beside those that every door has.</summary>
    public Func<HttpDoorParts, IReadOnlyList<IEndpointModule>> Modules { get; init; } = _ => [];

    public ManualTime Time { get; init; } = new(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));

    /// <summary>A journal to begin with; null for an empty one.</summary>
    public FollowedInMemoryJournal? Recorded { get; init; }

    /// <summary>Run when the node has stopped.</summary>
    public Func<ValueTask> Closing { get; init; } = () => ValueTask.CompletedTask;
}
