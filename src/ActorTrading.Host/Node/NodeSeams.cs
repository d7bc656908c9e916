using ActorTrading.Actors.Snapshots;
using ActorTrading.Engine.Ports;
using ActorTrading.Host.Node.Markets;
using ActorTrading.Storage.Journals;

namespace ActorTrading.Host.Node;

/// <summary>
/// Where tests reach between a node and what outlives it, to end the process at a chosen point or to take the time. A
/// node in use leaves them as they are.
/// </summary>
internal sealed record NodeSeams
{
    public static NodeSeams None { get; } = new();

    public IJournalProbe? Journal { get; init; }

    /// <summary>Stands between the market and the stream.</summary>
    public Func<NodeMarket, NodeMarket> Market { get; init; } = static market => market;

    /// <summary>Stands between accounts and the venue.</summary>
    public Func<IVenue, IVenue> Requests { get; init; } = static venue => venue;

    /// <summary>Stands between the venue and accounts.</summary>
    public Func<IVenueReports, IVenueReports> Reports { get; init; } = static reports => reports;

    public Func<ISnapshotStore, ISnapshotStore> Snapshots { get; init; } = static store => store;

    /// <summary>How long a start on a restored backup waits for what the venue says of one account.</summary>
    public TimeSpan StatementPatience { get; init; } = TimeSpan.FromSeconds(10);
}
