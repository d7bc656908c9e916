using System.Collections.Immutable;

namespace ActorTrading.Simulation.Venues.States;

/// <summary>What has changed since the last time that somebody asked, each as it is now.</summary>
public sealed record VenueChange
{
    public required CoreState Core { get; init; }

    public ImmutableArray<AccountState> Accounts { get; init; } = [];

    public ImmutableArray<OrderEntry> Orders { get; init; } = [];

    public ImmutableArray<MarketState> Markets { get; init; } = [];
}
