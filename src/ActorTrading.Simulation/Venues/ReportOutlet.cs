using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Simulation.Venues;

/// <summary>Tells what happened, or misbehaves over it as scripted.</summary>
internal sealed class ReportOutlet(IVenueReports sink, Misbehaviour? misbehaviour, VenueClock clock)
{
    private readonly PriorityQueue<(AccountId Account, AccountReport Report), (Timestamp Due, long Sequence)>
        _delayed = new();
    private readonly Dictionary<(AccountId, ClientOrderId), List<AccountReport>> _withheld = [];
    private long _nextSequence;

    public bool IsEmpty => _delayed.Count == 0;

    public Timestamp? NextDue => _delayed.TryPeek(out _, out var priority) ? priority.Due : null;

    public void Tell(WorkingOrder order, VenueReport report) => Tell(order.Account.Id, report);

    public void Tell(AccountId account, VenueReport report)
    {
        var told = new AccountReport.Order(report);
        if (_withheld.TryGetValue((account, report.OrderId), out var withheld))
        {
            withheld.Add(told);
            return;
        }

        Tell(account, told);
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
    public void Withhold(AccountId account, ClientOrderId order) => _withheld[(account, order)] = [];

    public void Release(AccountId account, ClientOrderId order)
    {
        if (_withheld.Remove((account, order), out var withheld))
        {
            withheld.ForEach(report => sink.OnReport(account, report));
        }
    }

    /// <summary>Tells the first of the delayed reports.</summary>
    public void TellDelayed()
    {
        var (account, report) = _delayed.Dequeue();
        sink.OnReport(account, report);
    }
}
