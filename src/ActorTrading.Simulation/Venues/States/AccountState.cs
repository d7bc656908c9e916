using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Simulation.Venues.States;

/// <summary>An account without its orders.</summary>
public sealed record AccountState
{
    public required AccountId Account { get; init; }

    /// <summary>By asset code.</summary>
    public ImmutableArray<VenueBalance> Balances { get; init; } = [];

    public ImmutableArray<PositionState> Positions { get; init; } = [];

    public ImmutableArray<LeverageState> Leverages { get; init; } = [];

    public ImmutableArray<TakenState> Taken { get; init; } = [];

    public int Liquidations { get; init; }
}

/// <summary>A margined position; the sequence tells which was opened first.</summary>
public sealed record PositionState(
    Symbol Symbol, long Sequence, decimal SignedQuantity, decimal EntryValue, decimal Margin);

public sealed record LeverageState(Symbol Symbol, decimal Leverage);

/// <summary>What an account has had of liquidity that serves it once.</summary>
public sealed record TakenState(Symbol Symbol, Side Taker, bool Print, long Version, decimal Quantity);
