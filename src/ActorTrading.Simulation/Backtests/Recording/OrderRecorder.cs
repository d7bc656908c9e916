using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Backtests.Recording;

/// <summary>
/// Follows each order from intent to end, lets it go to the log when it is done, and counts. Only open orders are kept.
/// </summary>
internal sealed class OrderRecorder(IRunLog log) : IDisposable
{
    private readonly Dictionary<ClientOrderId, OpenOrder> _open = [];
    private readonly OrderHash _hash = new();

    public OrderCounts Counts { get; private set; } = OrderCounts.None;

    /// <summary>The order while it is open.</summary>
    public OpenOrder? Find(ClientOrderId id) => _open.GetValueOrDefault(id);

    public string Hash() => _hash.Read();

    public void Intended(PortfolioId portfolio, PortfolioEvent.OrderIntended e)
    {
        var intent = e.Intent;
        var order = new Order
        {
            Id = intent.Id,
            Spec = intent.Spec,
            IntendedAt = e.At,
            UnfilledTimeout = intent.UnfilledTimeout,
        };
        _open.Add(intent.Id, new OpenOrder(portfolio, intent, order));
        _hash.Intended(intent.Id, intent.Spec, e.At);
        Counts = Counts with { Sent = Counts.Sent + 1 };
    }

    public void Denied(PortfolioId portfolio, PortfolioEvent.OrderDenied e)
    {
        _hash.Denied(portfolio, e.Spec, e.Reason.Code, e.At);
        Counts = Counts with { Denied = Counts.Denied + 1 };
    }

    public void CancelRequested(PortfolioEvent.CancelRequested e)
    {
        if (Find(e.Id) is { } order)
        {
            order.AskCancel(e);
            EndIfDone(order);
        }
    }

    public void Reported(VenueReport report)
    {
        if (Find(report.OrderId) is { } order)
        {
            order.Take(report);
            EndIfDone(order);
        }
    }

    /// <summary>
    /// An execution; one that comes after its order has ended changes money, but no line that has been written.
    /// </summary>
    public void Filled(Fill fill)
    {
        _hash.Filled(fill);
        Reported(new VenueReport.Filled(fill) { OrderId = fill.OrderId, At = fill.At });
    }

    /// <summary>Lets go of what is still open at the end of the run.</summary>
    public void Complete()
    {
        foreach (var order in _open.Values.OrderBy(o => o.Order.IntendedAt).ThenBy(o => o.Order.Id))
        {
            log.Write(order.ToRow());
        }

        _open.Clear();
    }

    public void Dispose() => _hash.Dispose();

    private void EndIfDone(OpenOrder order)
    {
        if (order.Order.IsOpen)
        {
            return;
        }

        _open.Remove(order.Order.Id);
        _hash.Ended(order.Order, order.Status);
        log.Write(order.ToRow());
        Counts = order.Order.Status switch
        {
            OrderStatus.Filled => Counts with { Filled = Counts.Filled + 1 },
            OrderStatus.Rejected => Counts with { Rejected = Counts.Rejected + 1 },
            OrderStatus.Expired => Counts with { Expired = Counts.Expired + 1 },
            _ when order.IsTimedOut => Counts with { TimedOut = Counts.TimedOut + 1 },
            _ => Counts with { Cancelled = Counts.Cancelled + 1 },
        };
    }
}
