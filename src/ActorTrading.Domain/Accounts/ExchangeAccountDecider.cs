using System.Diagnostics;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Domain.Accounts;

/// <summary>
/// Stands between portfolios and the venue: journals that an order is being sent before it is, and hands each report to
/// the portfolio whose order it is about.
/// </summary>
public static class ExchangeAccountDecider
{
    /// <summary>Done orders that are remembered by id.</summary>
    private const int DoneKept = 1_000;

    public static ExchangeAccount Initial(AccountId id) => ExchangeAccount.Initial(id);

    public static Decision<ExchangeAccountEvent> Decide(ExchangeAccount account, ExchangeAccountCommand command) =>
        command switch
        {
            ExchangeAccountCommand.Place c => Place(account, c),
            ExchangeAccountCommand.Cancel c => Cancel(account, c),
            ExchangeAccountCommand.Reconcile c => Reconcile(account, c),
            ExchangeAccountCommand.CheckAnswers c => new(AnswerWatch.Check(account, c), null),
            ExchangeAccountCommand.CheckOpenOrders c => new(OpenOrderCheck.Check(account, c), null),
            ExchangeAccountCommand.Report c => Decision.Accept<ExchangeAccountEvent>(
                account.PortfolioOf(c.Said.OrderId) is { } portfolio
                    ? new ExchangeAccountEvent.Reported(portfolio, c.Said) { At = c.At }
                    : new ExchangeAccountEvent.StrangerReported(c.Said) { At = c.At }),
            ExchangeAccountCommand.SettleFunding c => account.Owners.TryGetValue(c.Symbol, out var owner)
                ? Decision.Accept<ExchangeAccountEvent>(
                    new ExchangeAccountEvent.FundingSettled(owner, c.Symbol, c.Settled, c.Rate) { At = c.At })
                : NoOwner(account, c.Symbol.Value),
            ExchangeAccountCommand.BookLiquidation c => account.Owners.TryGetValue(c.Fill.Symbol, out var owner)
                ? Decision.Accept<ExchangeAccountEvent>(
                    new ExchangeAccountEvent.Liquidated(owner, c.Fill) { At = c.At })
                : NoOwner(account, c.Fill.Symbol.Value),
            _ => throw new UnreachableException(),
        };

    public static ExchangeAccount Evolve(ExchangeAccount account, ExchangeAccountEvent @event) => @event switch
    {
        ExchangeAccountEvent.SendStarted e => Track(account, e.Portfolio, new Order
        {
            Id = e.Id,
            Spec = e.Spec,
            IntendedAt = e.At,
            Status = OrderStatus.Sending,
        }),
        ExchangeAccountEvent.CancelSent e => account with
        {
            Orders = account.Orders.SetItem(
                e.Id, Applied(account.Orders[e.Id], o => o.Apply(OrderEventKind.CancelRequested, e.At))),
        },
        ExchangeAccountEvent.Adopted e => Track(account, e.Portfolio, new Order
        {
            Id = e.Id,
            Spec = e.Spec,
            IntendedAt = e.At,
            Status = OrderStatus.Unknown,
        }),
        ExchangeAccountEvent.Queried e => Asked(account, e),
        ExchangeAccountEvent.Reported e => Take(account, e),
        ExchangeAccountEvent.ForeignOrderSeen e => account with { Foreign = account.Foreign.Add(e.Id) },
        ExchangeAccountEvent.ForeignOrderGone e => account with { Foreign = account.Foreign.Remove(e.Id) },
        ExchangeAccountEvent.StrangerReported
            or ExchangeAccountEvent.FundingSettled
            or ExchangeAccountEvent.Liquidated => account,
        _ => throw new UnreachableException(),
    };

    private static Decision<ExchangeAccountEvent> Place(ExchangeAccount account, ExchangeAccountCommand.Place command)
    {
        if (account.PortfolioOf(command.Id) is not { } owner)
        {
            return Decision.Accept<ExchangeAccountEvent>(
                new ExchangeAccountEvent.SendStarted(command.Portfolio, command.Id, command.Spec) { At = command.At });
        }

        return owner == command.Portfolio
            ? Decision.Accept<ExchangeAccountEvent>()
            : OrderIdTaken(account, command.Id, owner);
    }

    private static Decision<ExchangeAccountEvent> Cancel(ExchangeAccount account, ExchangeAccountCommand.Cancel command)
    {
        if (!account.Orders.TryGetValue(command.Id, out var order))
        {
            return account.PortfolioOf(command.Id) is not null
                ? Decision.Accept<ExchangeAccountEvent>()
                : Decision.Refuse<ExchangeAccountEvent>(
                    ExchangeAccountRejection.OrderUnknown, $"Account {account.Id} has sent no order {command.Id}.");
        }

        return order.Order.CancelRequestedAt is null
            ? Decision.Accept<ExchangeAccountEvent>(new ExchangeAccountEvent.CancelSent(command.Id) { At = command.At })
            : Decision.Accept<ExchangeAccountEvent>();
    }

    private static Decision<ExchangeAccountEvent> Reconcile(
        ExchangeAccount account, ExchangeAccountCommand.Reconcile command)
    {
        var query = new ExchangeAccountEvent.Queried(command.Id) { At = command.At };
        if (account.PortfolioOf(command.Id) is { } owner)
        {
            return owner == command.Portfolio
                ? Decision.Accept<ExchangeAccountEvent>(query)
                : OrderIdTaken(account, command.Id, owner);
        }

        return Decision.Accept<ExchangeAccountEvent>(
            new ExchangeAccountEvent.Adopted(command.Portfolio, command.Id, command.Spec) { At = command.At }, query);
    }

    private static ExchangeAccount Track(ExchangeAccount account, PortfolioId portfolio, Order order) => account with
    {
        Orders = account.Orders.Add(order.Id, new AccountOrder(portfolio, order)),
        Owners = account.Owners.SetItem(order.Spec.Symbol, portfolio),
    };

    private static ExchangeAccount Asked(ExchangeAccount account, ExchangeAccountEvent.Queried e) =>
        account.Orders.TryGetValue(e.Id, out var order)
            ? account with
            {
                Orders = account.Orders.SetItem(
                    e.Id, order with { Inquiry = new VenueInquiry(e.At, (order.Inquiry?.Count ?? 0) + 1) }),
            }
            : account;

    private static ExchangeAccount Take(ExchangeAccount account, ExchangeAccountEvent.Reported e)
    {
        if (!account.Orders.TryGetValue(e.Said.OrderId, out var known))
        {
            return account;
        }

        var order = Applied(known, o => o.Apply(e.Said));
        return order.Order.IsOpen
            ? account with { Orders = account.Orders.SetItem(order.Order.Id, order) }
            : account with
            {
                Orders = account.Orders.Remove(order.Order.Id),
                Done = Recent.Append(account.Done, new DoneOrder(order.Order.Id, order.Portfolio), DoneKept),
            };
    }

    // A report that says nothing new, or contradicts, is on record all the same; the portfolio judges it by its own
    // books.
    private static AccountOrder Applied(AccountOrder order, Func<Order, OrderChange> apply) =>
        apply(order.Order) is OrderChange.Applied applied ? order with { Order = applied.Order } : order;

    private static Decision<ExchangeAccountEvent> OrderIdTaken(
        ExchangeAccount account, ClientOrderId id, PortfolioId owner) =>
        Decision.Refuse<ExchangeAccountEvent>(
            ExchangeAccountRejection.OrderIdTaken,
            $"Order id {id} belongs to portfolio {owner} on account {account.Id}.");

    private static Decision<ExchangeAccountEvent> NoOwner(ExchangeAccount account, string symbol) =>
        Decision.Refuse<ExchangeAccountEvent>(
            ExchangeAccountRejection.OwnerUnknown, $"No portfolio has traded {symbol} on account {account.Id}.");
}
