using ActorTrading.Domain.Orders;

namespace ActorTrading.Simulation.Venues;

/// <summary>The accounts of a venue. An account exists as soon as somebody names it.</summary>
internal sealed class AccountBoard(SimulatedVenueOptions options, ChangeLog? changes)
{
    private readonly Dictionary<AccountId, VenueAccount> _accounts = [];

    public IEnumerable<VenueAccount> All => _accounts.Values.OrderBy(account => account.Id);

    public VenueAccount Of(AccountId id)
    {
        if (!_accounts.TryGetValue(id, out var account))
        {
            account = new(id, options, changes);
            _accounts.Add(id, account);
        }

        return account;
    }
}
