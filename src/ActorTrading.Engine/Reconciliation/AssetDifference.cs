using ActorTrading.Domain.Money;

namespace ActorTrading.Engine.Reconciliation;

/// <summary>
/// What the books of an account's portfolios have of an asset, all of them together, and what the venue says.
/// </summary>
public readonly record struct AssetDifference(Currency Asset, decimal Books, decimal Venue)
{
    public override string ToString() => $"{Asset}: {Books} on the books, {Venue} at the venue";
}
