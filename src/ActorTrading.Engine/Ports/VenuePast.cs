using System.Collections.Immutable;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Engine.Ports;

/// <summary>What a venue remembers of an account's past, the newest of each, oldest first.</summary>
public sealed record VenuePast
{
    public required AccountId Account { get; init; }

    public ImmutableArray<ClientOrderId> EndedOrders { get; init; } = [];

    /// <summary>Whether there were more of them.</summary>
    public bool HasForgotten { get; init; }

    public ImmutableArray<Fill> Fills { get; init; } = [];

    public ImmutableArray<AccountReport.Funding> Funding { get; init; } = [];
}
