using System.Collections.Immutable;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Accounts;

/// <summary>
/// Watches for orders that the venue does not answer for: a request without an answer makes the order unknown, and an
/// unknown one is asked for until the venue proves something. Only evidence ends it, never a count.
/// </summary>
public static class AnswerWatch
{
    /// <summary>Wait for the answer to a request; venues answer in far less, or not at all.</summary>
    public static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Between two questions about one order; doubles from the timeout up to this.</summary>
    public static readonly TimeSpan QuestionsApartMax = TimeSpan.FromSeconds(30);

    private const int DoublingsMax = 10;

    /// <summary>When to look next; null while every order has its answer.</summary>
    public static Timestamp? NextCheck(ExchangeAccount account)
    {
        Timestamp? next = null;
        foreach (var order in account.Orders.Values)
        {
            next = DueAt(order) is { } due && (next is null || due < next) ? due : next;
        }

        return next;
    }

    internal static ImmutableArray<ExchangeAccountEvent> Check(
        ExchangeAccount account, ExchangeAccountCommand.CheckAnswers command)
    {
        var events = ImmutableArray.CreateBuilder<ExchangeAccountEvent>();
        foreach (var order in account.Orders.Values)
        {
            var isDue = command.Restarted ? DueAt(order) is not null : DueAt(order) <= command.At;
            if (isDue)
            {
                Ask(order, command, events);
            }
        }

        return events.ToImmutable();
    }

    /// <summary>The report that makes an order unknown.</summary>
    internal static ExchangeAccountEvent Unconfirmed(AccountOrder order, string reason, Timestamp at) =>
        new ExchangeAccountEvent.Reported(
            order.Portfolio, new VenueReport.Unconfirmed(reason) { OrderId = order.Order.Id, At = at })
        {
            At = at,
        };

    private static void Ask(
        AccountOrder order,
        ExchangeAccountCommand.CheckAnswers command,
        ImmutableArray<ExchangeAccountEvent>.Builder events)
    {
        if (order.Order.Status == OrderStatus.Sending)
        {
            events.Add(Unconfirmed(
                order,
                command.Restarted ? "restarted before the answer" : $"no answer in {AnswerTimeout.TotalSeconds} s",
                command.At));
        }

        events.Add(new ExchangeAccountEvent.Queried(order.Order.Id) { At = command.At });
    }

    private static Timestamp? DueAt(AccountOrder order) => order.Order.Status switch
    {
        OrderStatus.Sending => order.Order.IntendedAt + AnswerTimeout,
        OrderStatus.Unknown => order.Inquiry is { } asked ? asked.At + Wait(asked.Count) : order.Order.IntendedAt,
        _ => null,
    };

    private static TimeSpan Wait(int questions)
    {
        var wait = AnswerTimeout * (1L << Math.Min(questions - 1, DoublingsMax));
        return wait < QuestionsApartMax ? wait : QuestionsApartMax;
    }
}
