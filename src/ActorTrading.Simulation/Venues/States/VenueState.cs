using System.Collections.Immutable;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Simulation.Venues.States;

/// <summary>
/// All that the future of a venue depends on, apart from its options: a venue that takes it over says from there on
/// what the first would have said. What a scripted <see cref="Misbehaviour"/> holds back is no part of it.
/// </summary>
public sealed record VenueState
{
    public required CoreState Core { get; init; }

    public ImmutableArray<MarketState> Markets { get; init; } = [];

    public ImmutableArray<AccountState> Accounts { get; init; } = [];

    /// <summary>Open orders.</summary>
    public ImmutableArray<OrderState> Orders { get; init; } = [];

    public ImmutableArray<VenuePast> Past { get; init; } = [];
}
