using System.Collections.Immutable;
using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Simulation.Paper;

/// <summary>A paper venue's books that last as long as the process, for runs that leave nothing behind.</summary>
public sealed class InMemoryVenueLedger : IVenueLedger
{
    private readonly SortedDictionary<AccountId, string> _accounts = [];
    private readonly SortedDictionary<Symbol, string> _markets = new(
        Comparer<Symbol>.Create((left, right) => string.CompareOrdinal(left.Value, right.Value)));
    private readonly OrderedDictionary<(AccountId, ClientOrderId), VenueLedgerOrder> _orders = [];
    private readonly Dictionary<(AccountId, TransferId), VenueLedgerTransfer> _transfers = [];
    private readonly List<VenueLedgerReport> _reports = [];
    private string? _venue;

    public VenueLedgerContents Load(VenueLedgerDepth depth) => new()
    {
        Venue = _venue,
        Markets = [.. _markets.Values],
        Accounts = [.. _accounts.Values],
        OpenOrders = [.. _orders.Values.Select(order => order.State).OfType<string>()],
        Past = [.. _accounts.Keys.Select(account => PastOf(account, depth))],
        LastReport = _reports.Count,
    };

    public void Save(VenueLedgerChange change)
    {
        _venue = change.Venue;
        foreach (var market in change.Markets)
        {
            _markets[market.Symbol] = market.State;
        }

        foreach (var account in change.Accounts)
        {
            _accounts[account.Account] = account.State;
        }

        foreach (var order in change.Orders)
        {
            _orders[(order.Account, order.Id)] = order;
        }

        foreach (var transfer in change.Transfers)
        {
            _transfers.Add((transfer.Account, transfer.Transfer), transfer);
        }

        _reports.AddRange(change.Reports);
    }

    public ImmutableArray<VenueReport> ReportsOf(AccountId account, ClientOrderId order) => OrderStory.Of(
        from told in _reports
        where told.Account == account
        let report = (told.Report as AccountReport.Order)?.Report
        where report?.OrderId == order
        select report);

    public ImmutableArray<VenueLedgerReport> ReportsAfter(long number) => [.. _reports.Skip((int)number)];

    public bool HasTransfer(AccountId account, TransferId transfer) => _transfers.ContainsKey((account, transfer));

    private VenuePast PastOf(AccountId account, VenueLedgerDepth depth)
    {
        ClientOrderId[] ended =
        [
            .. from order in _orders.Values
               where order.Account == account && order.EndedAt is not null && order.Status != OrderStatus.Rejected
               select order.Id,
        ];
        var reports = _reports.Where(told => told.Account == account).Select(told => told.Report).ToArray();
        return new()
        {
            Account = account,
            EndedOrders = [.. ended.TakeLast(depth.EndedOrders)],
            HasForgotten = ended.Length > depth.EndedOrders,
            Fills = [.. reports.Select(report => report.Traded).OfType<Fill>().TakeLast(depth.Fills)],
            Funding = [.. reports.OfType<AccountReport.Funding>().TakeLast(depth.Funding)],
        };
    }
}
