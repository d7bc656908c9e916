using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Portfolios;

namespace ActorTrading.Host.Telemetry;

/// <summary>Counts what portfolios do, and knows which of their orders are unknown and since when.</summary>
internal sealed class TradingTally : IPortfolioWatchers
{
    private readonly ConcurrentDictionary<PortfolioId, ImmutableArray<UnknownOrder>> _unknown = new();
    private readonly Counter<long> _orders;
    private readonly Counter<long> _halts;

    public TradingTally(Meter meter)
    {
        _orders = meter.CreateCounter<long>(
            "actortrading.orders", "{order}", "Orders by what became of them; sent ones once more when they end.");
        _halts = meter.CreateCounter<long>(
            "actortrading.halts.raised", "{halt}", "Halts that portfolios took on, from people or their own limits.");
    }

    /// <summary>In no order.</summary>
    public IReadOnlyList<UnknownOrder> Unknown => [.. _unknown.Values.SelectMany(orders => orders)];

    public void Changed(Portfolio portfolio, IReadOnlyList<PortfolioEvent> events)
    {
        foreach (var @event in events)
        {
            Count(portfolio, @event);
        }

        Follow(portfolio, events);
    }

    private void Count(Portfolio portfolio, PortfolioEvent @event)
    {
        if (@event is PortfolioEvent.HaltChanged { Change: HaltEvent.Raised raised })
        {
            _halts.Add(1, new KeyValuePair<string, object?>("scope", raised.Halt.Scope.Kind.ToString()));
        }

        if (OutcomeOf(portfolio, @event) is { } outcome)
        {
            _orders.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }

    private static string? OutcomeOf(Portfolio portfolio, PortfolioEvent @event) => @event switch
    {
        PortfolioEvent.OrderIntended => "sent",
        PortfolioEvent.OrderDenied => "denied",
        PortfolioEvent.OrderFilled e when !portfolio.Orders.ContainsKey(e.Fill.OrderId) => "filled",
        PortfolioEvent.OrderReported { Report: VenueReport.Rejected } => "rejected",
        PortfolioEvent.OrderReported { Report: VenueReport.Canceled } => "cancelled",
        PortfolioEvent.OrderReported { Report: VenueReport.Expired } => "expired",
        PortfolioEvent.OrderReported { Report: VenueReport.NotFound } => "absent",
        _ => null,
    };

    // One portfolio is told about by one turn at a time.
    private void Follow(Portfolio portfolio, IReadOnlyList<PortfolioEvent> events)
    {
        var before = _unknown.GetValueOrDefault(portfolio.Id, []);
        ImmutableArray<UnknownOrder> now =
        [
            .. from order in portfolio.Orders.Values
               where order.Order.Status == OrderStatus.Unknown
               select before.FirstOrDefault(u => u.Id == order.Id) ?? new UnknownOrder(
                   portfolio.Id, order.Id, events.Count > 0 ? events[^1].At : order.Order.IntendedAt),
        ];
        if (!now.IsEmpty)
        {
            _unknown[portfolio.Id] = now;
        }
        else if (!before.IsEmpty)
        {
            _unknown.TryRemove(portfolio.Id, out _);
        }
    }
}
