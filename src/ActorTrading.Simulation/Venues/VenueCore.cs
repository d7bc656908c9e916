using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Simulation.Venues;

/// <summary>What all parts of one venue share.</summary>
internal sealed class VenueCore
{
    public VenueCore(SimulatedVenueOptions options, IVenueReports reports)
    {
        Options = options;
        Changes = options.KeepsChanges ? new() : null;
        Markets = new(options.Instruments, Changes);
        Accounts = new(options, Changes);
        Outlet = new(reports, options.Misbehaviour, Clock);
        Desk = new(this, new(options, Markets));
    }

    public SimulatedVenueOptions Options { get; }

    /// <summary>Null where nobody keeps a copy.</summary>
    public ChangeLog? Changes { get; }

    public VenueCounters Counters { get; } = new();

    public VenueClock Clock { get; } = new();

    public MarketBoard Markets { get; }

    public AccountBoard Accounts { get; }

    public ReportOutlet Outlet { get; }

    public OrderDesk Desk { get; }

    /// <summary>The seed of what is drawn for one order and one purpose, whoever else trades.</summary>
    public ulong SeedOf(AccountId account, ClientOrderId id, string purpose) =>
        StableHash.Of(Options.Seed, account.Value, id.Value, purpose);
}
