using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Simulation.Metrics;
using ActorTrading.Simulation.Reports;

namespace ActorTrading.Simulation.Backtests.Recording;

/// <summary>An order of a run that is not done, kept in step with what the venue says of it.</summary>
internal sealed class OpenOrder(PortfolioId portfolio, OrderIntent intent, Order order)
{
    private const string TimedOutStatus = "timed_out";

    public OrderIntent Intent => intent;

    public Order Order { get; private set; } = order;

    /// <summary>Why we asked for its cancel; null where nobody did.</summary>
    public string? CancelReason { get; private set; }

    public bool IsTimedOut => Order.Status == OrderStatus.Canceled && CancelReason == OrderTimeouts.CancelReason;

    public string Status => IsTimedOut ? TimedOutStatus : SnakeCase.Of(Order.Status);

    public void AskCancel(PortfolioEvent.CancelRequested e)
    {
        CancelReason = e.Reason;
        Take(Order.Apply(OrderEventKind.CancelRequested, e.At, e.Reason));
    }

    public void Take(VenueReport report) => Take(Order.Apply(report));

    public OrderRow ToRow() => new()
    {
        Id = Order.Id,
        Portfolio = portfolio,
        Spec = Order.Spec,
        IntendedAt = Order.IntendedAt,
        Status = Status,
        EndedAt = Order.EndedAt,
        Filled = Order.Filled,
        AveragePrice = Order.AveragePrice,
        Fees = [.. Order.Fees.Select(f => new Domain.Money.Amount(f.Value, f.Key))],
        Rule = intent.Why.IsOfRule() ? intent.Why.RuleName : null,
        RuleVersion = intent.Why.IsOfRule() ? intent.Why.RuleVersion : null,
        Reason = Order.Status is OrderStatus.Canceled or OrderStatus.Expired or OrderStatus.Rejected
            ? CancelReason ?? Order.Reason
            : intent.Why.Occasion(),
    };

    private void Take(OrderChange change)
    {
        if (change is OrderChange.Applied applied)
        {
            Order = applied.Order;
        }
    }
}
