using System.Collections.Immutable;
using System.Text.Json;
using ActorTrading.Domain.Instruments;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Serialization;
using ActorTrading.Simulation.Venues;
using ActorTrading.Simulation.Venues.States;

namespace ActorTrading.Simulation.Paper;

/// <summary>Writes a simulated venue into its ledger and makes it out of it.</summary>
internal sealed class PaperBooks(SimulatedVenueOptions options, IVenueLedger ledger)
{
    private readonly VenueLedgerDepth _depth =
        new(options.FinishedIdsMax, options.FillHistoryMax, AccountStatement.HistoryMax);

    public IVenueLedger Ledger => ledger;

    /// <summary>Number of the newest report that is saved.</summary>
    public long LastReport { get; private set; }

    public SimulatedVenue Open(IReadOnlyList<Instrument> instruments, IVenueReports reports)
    {
        var contents = ledger.Load(_depth);
        var venue = new SimulatedVenue(options with { Instruments = instruments, KeepsChanges = true }, reports);
        LastReport = contents.LastReport;
        if (contents.Venue is not null)
        {
            venue.Import(new()
            {
                Core = Read<CoreState>(contents.Venue),
                Markets = [.. contents.Markets.Select(Read<MarketState>)],
                Accounts = [.. contents.Accounts.Select(Read<AccountState>)],
                Orders = [.. contents.OpenOrders.Select(Read<OrderState>)],
                Past = contents.Past,
            });
        }

        return venue;
    }

    /// <summary>Saves what has changed, with what is to be told of it.</summary>
    public void Save(VenueChange change, IEnumerable<ToldReport> told, ImmutableArray<VenueLedgerTransfer> transfers)
    {
        var number = LastReport;
        ImmutableArray<VenueLedgerReport> reports =
        [
            .. from report in told
               where report.IsNews
               select new VenueLedgerReport(++number, report.Account, report.Report!),
        ];
        ledger.Save(new()
        {
            Venue = Written(change.Core),
            Markets = [.. change.Markets.Select(market => new VenueLedgerMarket(market.Symbol, Written(market)))],
            Accounts = [.. change.Accounts.Select(a => new VenueLedgerAccount(a.Account, Written(a)))],
            Orders = [.. change.Orders.Select(RowOf)],
            Reports = reports,
            Transfers = transfers,
        });
        LastReport = number;
    }

    private static VenueLedgerOrder RowOf(OrderEntry order) => new(
        order.Account,
        order.Id,
        order.Spec,
        order.Status,
        order.ArrivedAt,
        order.EndedAt,
        order.State is { } state ? Written(state) : null);

    private static string Written<T>(T state) => JsonSerializer.Serialize(state, DomainJson.Options);

    private static T Read<T>(string text) =>
        JsonSerializer.Deserialize<T>(text, DomainJson.Options) ?? throw new JsonException("A state is not null.");
}
