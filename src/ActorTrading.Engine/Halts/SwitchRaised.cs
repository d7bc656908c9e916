using ActorTrading.Engine.Accounts;

namespace ActorTrading.Engine.Halts;

/// <summary>What a raised halt met on the way to the venue.</summary>
/// <param name="Working">The orders within its scope that may open a position and are at the venue.</param>
/// <param name="IsSettled">
/// Whether every order that was being handed over when the halt came has been: nothing follows it any more. Otherwise
/// a venue holds on to somebody who hands it an order.
/// </param>
public sealed record SwitchRaised(IReadOnlyList<OutgoingOrder> Working, bool IsSettled);
