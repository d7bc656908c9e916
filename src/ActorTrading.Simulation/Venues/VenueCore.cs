using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Simulation.Venues;

/// <summary>What all parts of one venue share.</summary>
internal sealed class VenueCore
{
    public VenueCore(SimulatedVenueOptions options, IVenueReports reports)
    {
        Options = options;
        Markets = new(options.Instruments);
        Accounts = new(options);
        Outlet = new(reports, options.Misbehaviour, Clock);
        Desk = new(options, new(options, Markets), Outlet, Clock);
    }

    public SimulatedVenueOptions Options { get; }

    public VenueClock Clock { get; } = new();

    public MarketBoard Markets { get; }

    public AccountBoard Accounts { get; }

    public ReportOutlet Outlet { get; }

    public OrderDesk Desk { get; }

    /// <summary>The seed of what is drawn for one order and one purpose, whoever else trades.</summary>
    public ulong SeedOf(AccountId account, ClientOrderId id, string purpose) =>
        StableHash.Of(Options.Seed, account.Value, id.Value, purpose);
}
