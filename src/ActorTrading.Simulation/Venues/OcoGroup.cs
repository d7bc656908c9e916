using ActorTrading.Domain.Money;

namespace ActorTrading.Simulation.Venues;

/// <summary>Orders of one account of which one cancels the other. They share one hold per asset.</summary>
internal sealed class OcoGroup
{
    private readonly Dictionary<Currency, FundsHold> _holds = [];

    public List<WorkingOrder> Members { get; } = [];

    public FundsHold HoldOf(VenueAccount account, Currency asset)
    {
        if (!_holds.TryGetValue(asset, out var hold))
        {
            hold = new(account, asset);
            _holds.Add(asset, hold);
        }

        return hold;
    }
}
