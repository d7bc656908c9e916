using ActorTrading.Domain.Money;

namespace ActorTrading.Engine.Ports;

/// <summary>What an account holds of an asset at the venue: free, and locked by open orders or as margin.</summary>
public readonly record struct VenueBalance(Currency Asset, decimal Free, decimal Locked)
{
    public decimal Total => Free + Locked;
}
