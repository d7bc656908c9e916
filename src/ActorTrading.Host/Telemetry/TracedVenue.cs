using System.Collections.Concurrent;
using System.Diagnostics;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;
using ActorTrading.Host.Http.Correlation;

namespace ActorTrading.Host.Telemetry;

/// <summary>
/// Joins what a venue says of an order, on a thread of its own and maybe much later, to the span in which the order was
/// sent: so a fill is found in the trace of the request or rule that it came of.
/// </summary>
internal sealed class TracedVenue(IVenueReports reports) : IVenueReports
{
    /// <summary>Orders that are remembered; with more of them the oldest traces end at the sending.</summary>
    private const int RememberedMax = 10_000;

    private readonly ConcurrentDictionary<ClientOrderId, ActivityContext> _sent = new();

    /// <summary>The way to the venue.</summary>
    public IVenue Requests(IVenue venue) => new Sender(venue, this);

    public void OnReport(AccountId account, AccountReport report)
    {
        using var span = report is AccountReport.Order { Report: var said } ? Begin(said) : null;
        reports.OnReport(account, report);
    }

    private Activity? Begin(VenueReport said)
    {
        if (!_sent.TryGetValue(said.OrderId, out var sent))
        {
            return null;
        }

        var name = said is VenueReport.Filled ? "fill" : "venue report";
        var span = Tracing.Source.StartActivity(name, ActivityKind.Consumer, sent);
        span?.SetTag("order.id", said.OrderId.ToString());
        span?.SetTag("report", said.GetType().Name);
        if (said is VenueReport.Rejected or VenueReport.Canceled or VenueReport.Expired or VenueReport.NotFound)
        {
            _sent.TryRemove(said.OrderId, out _);
        }

        return span;
    }

    private void Remember(ClientOrderId order, ActivityContext context)
    {
        if (_sent.Count >= RememberedMax)
        {
            _sent.Clear();
        }

        _sent[order] = context;
    }

    private sealed class Sender(IVenue venue, TracedVenue traces) : IVenue
    {
        public void Submit(AccountId account, ClientOrderId id, OrderSpec spec)
        {
            using var span = Tracing.Source.StartActivity("send order", ActivityKind.Producer);
            if (span is not null)
            {
                span.SetTag("order.id", id.ToString());
                span.SetTag("account", account.ToString());
                traces.Remember(id, span.Context);
            }

            venue.Submit(account, id, spec);
        }

        public void Cancel(AccountId account, ClientOrderId id) => venue.Cancel(account, id);

        public void Query(AccountId account, ClientOrderId id) => venue.Query(account, id);

        public void RequestStatement(AccountId account) => venue.RequestStatement(account);
    }
}
