using System.Collections.Immutable;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Domain.Accounts;

/// <summary>
/// Compares an account's orders with the venue's list of open ones, which finds reports that never came. A difference
/// is no evidence of what happened: the venue is asked for the order's own story.
/// </summary>
/// <remarks>
/// The list must be dealt with in its place among the venue's reports: what was said before it is known here.
/// </remarks>
internal static class OpenOrderCheck
{
    public static ImmutableArray<ExchangeAccountEvent> Check(
        ExchangeAccount account, ExchangeAccountCommand.CheckOpenOrders command)
    {
        var events = ImmutableArray.CreateBuilder<ExchangeAccountEvent>();
        var listed = command.Listed.ToDictionary(o => o.Id);
        foreach (var order in account.Orders.Values)
        {
            Compare(order, listed.GetValueOrDefault(order.Order.Id), command, events);
        }

        foreach (var order in command.Listed)
        {
            if (account.PortfolioOf(order.Id) is null && !account.Foreign.Contains(order.Id))
            {
                events.Add(new ExchangeAccountEvent.ForeignOrderSeen(order.Id, order.Spec) { At = command.At });
            }
        }

        foreach (var foreign in account.Foreign.Where(id => !listed.ContainsKey(id)))
        {
            events.Add(new ExchangeAccountEvent.ForeignOrderGone(foreign) { At = command.At });
        }

        return events.ToImmutable();
    }

    private static void Compare(
        AccountOrder order,
        ListedOrder? listed,
        ExchangeAccountCommand.CheckOpenOrders command,
        ImmutableArray<ExchangeAccountEvent>.Builder events)
    {
        if (!IsWorking(order.Order.Status))
        {
            return;
        }

        if (listed is null || !Agree(order.Order, listed))
        {
            events.Add(new ExchangeAccountEvent.Queried(order.Order.Id) { At = command.At });
        }
        else if (order.Order.CancelRequestedAt + AnswerWatch.AnswerTimeout <= command.At)
        {
            events.Add(new ExchangeAccountEvent.CancelSent(order.Order.Id) { At = command.At });
        }
    }

    // The others have no answer yet and are watched for it.
    private static bool IsWorking(OrderStatus status) =>
        status is OrderStatus.Accepted or OrderStatus.PartiallyFilled or OrderStatus.PendingCancel;

    private static bool Agree(Order order, ListedOrder listed) =>
        order.Filled == listed.Filled
        && order.Spec.Quantity == listed.Quantity
        && order.Triggered == listed.Triggered;
}
