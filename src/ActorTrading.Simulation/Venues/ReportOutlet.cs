using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Simulation.Venues;

/// <summary>Tells what happened, or misbehaves over it as scripted.</summary>
internal sealed class ReportOutlet(IVenueReports sink, Misbehaviour? misbehaviour, VenueClock clock)
{
    private readonly PriorityQueue<(AccountId Account, AccountReport Report), (Timestamp Due, long Sequence)>
        _delayed = new();
    private readonly HashSet<(AccountId, ClientOrderId)> _withheld = [];
    private long _nextSequence;

    public bool IsEmpty => _delayed.Count == 0;

    public Timestamp? NextDue => _delayed.TryPeek(out _, out var priority) ? priority.Due : null;

    public void Tell(WorkingOrder order, VenueReport report) => Tell(order.Account, report);

    public void Tell(VenueAccount account, VenueReport report)
    {
        account.Remember(report);
        if (!_withheld.Contains((account.Id, report.OrderId)))
        {
            Tell(account.Id, new AccountReport.Order(report));
        }
    }

    public void Tell(AccountId account, AccountReport report)
    {
        if (misbehaviour?.TakeDelay() is { } delay)
        {
            _delayed.Enqueue((account, report), (clock.Now + delay, _nextSequence++));
            return;
        }

        sink.OnReport(account, report);
        if (misbehaviour?.TakeDuplicate() is true)
        {
            sink.OnReport(account, report);
        }
    }

    /// <summary>From here on nothing is told of this order until it is asked for.</summary>
    public void Withhold(AccountId account, ClientOrderId order) => _withheld.Add((account, order));

    /// <summary>
    /// Tells all that is remembered of an order, withheld or not; false where nothing is remembered.
    /// </summary>
    public bool TellAgain(VenueAccount account, ClientOrderId order)
    {
        _withheld.Remove((account.Id, order));
        if (account.Recall(order) is not { } reports)
        {
            return false;
        }

        foreach (var report in reports)
        {
            sink.OnReport(account.Id, new AccountReport.Order(report));
        }

        return true;
    }

    /// <summary>Tells the first of the delayed reports.</summary>
    public void TellDelayed()
    {
        var (account, report) = _delayed.Dequeue();
        sink.OnReport(account, report);
    }
}
