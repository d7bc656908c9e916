using ActorTrading.Domain.Orders;

namespace ActorTrading.Simulation.Venues;

/// <summary>
/// What happened to the orders of one account, for whoever asks again: of open orders everything, of others the newest.
/// </summary>
internal sealed class ReportMemory(int endedMax)
{
    private readonly Dictionary<ClientOrderId, List<VenueReport>> _reports = [];
    private readonly Queue<List<VenueReport>> _ended = new();

    public void Record(VenueReport report)
    {
        switch (report)
        {
            case VenueReport.Accepted:
                _reports[report.OrderId] = [report];
                break;
            case VenueReport.Rejected:
                _reports[report.OrderId] = [report];
                Forget(report.OrderId);
                break;
            case VenueReport.CancelRejected or VenueReport.NotFound or VenueReport.Unconfirmed:
                break;
            default:
                _reports.GetValueOrDefault(report.OrderId)?.Add(report);
                break;
        }
    }

    /// <summary>The order is gone: its reports make room for those of later ones.</summary>
    public void Forget(ClientOrderId order)
    {
        if (!_reports.TryGetValue(order, out var reports))
        {
            return;
        }

        _ended.Enqueue(reports);
        if (_ended.Count > endedMax)
        {
            Remove(_ended.Dequeue());
        }
    }

    /// <summary>In the order in which it happened; null for an order of which nothing is known any more.</summary>
    public IReadOnlyList<VenueReport>? Recall(ClientOrderId order) => _reports.GetValueOrDefault(order)?.ToArray();

    /// <summary>An id may have been used again meanwhile: then the reports under it are another order's.</summary>
    private void Remove(List<VenueReport> reports)
    {
        var order = reports[0].OrderId;
        if (_reports.TryGetValue(order, out var current) && ReferenceEquals(current, reports))
        {
            _reports.Remove(order);
        }
    }
}
