using System.Collections.Immutable;

namespace ActorTrading.Domain.Halts.Register;

/// <summary>
/// The durable record of a node's emergency stop: what stands, what waits to be confirmed, what happened.
/// </summary>
public sealed record HaltRegister
{
    /// <summary>Entries of <see cref="History"/>; the journal has all.</summary>
    public const int HistoryKept = 100;

    public static HaltRegister Initial { get; } = new();

    public StandingHalts Standing { get; init; } = StandingHalts.None;

    /// <summary>Lowerings that wait for their code, at most one for each scope.</summary>
    public ImmutableSortedDictionary<HaltScope, PendingLowering> Pending { get; init; } =
        ImmutableSortedDictionary<HaltScope, PendingLowering>.Empty;

    /// <summary>What happened lately, oldest first. Of drills only their results.</summary>
    public ImmutableArray<HaltRegisterEvent> History { get; init; } = [];
}
