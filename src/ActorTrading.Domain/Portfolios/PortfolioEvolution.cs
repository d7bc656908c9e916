using System.Diagnostics;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Risk;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Portfolios;

/// <summary>
/// How events change a portfolio. Pure and total: an event that cannot be folded is a defect and throws.
/// </summary>
public static class PortfolioEvolution
{
    public static Portfolio Evolve(Portfolio portfolio, PortfolioEvent @event) => @event switch
    {
        PortfolioEvent.Opened e => Open(portfolio, e),
        PortfolioEvent.InstrumentListed e => portfolio with
        {
            Instruments = portfolio.Instruments.SetItem(e.Instrument.Symbol, e.Instrument),
        },
        PortfolioEvent.Deposited e => Transfer(portfolio, portfolio.Ledger.Deposit(e.Amount), e.Amount),
        PortfolioEvent.Withdrawn e => Transfer(portfolio, portfolio.Ledger.Withdraw(e.Amount), -e.Amount),
        PortfolioEvent.PolicySet e => portfolio with { Policy = e.Policy },
        PortfolioEvent.SessionChanged e => portfolio with
        {
            Session = SessionDecider.Evolve(portfolio.Session, e.Change),
            AutomaticExecutions = e.Change is SessionEvent.Started or SessionEvent.Resumed
                ? 0
                : portfolio.AutomaticExecutions,
        },
        PortfolioEvent.HaltChanged e => portfolio with { Halts = HaltDecider.Evolve(portfolio.Halts, e.Change) },
        PortfolioEvent.RuleFired e => portfolio with
        {
            SpentRules = portfolio.SpentRules.SetItem(new(e.Rule, e.Symbol), new RuleArming(IsSpent: true, e.At)),
        },
        PortfolioEvent.RuleRearmed e =>
            portfolio with { SpentRules = portfolio.SpentRules.Remove(new(e.Rule, e.Symbol)) },
        PortfolioEvent.OrderIntended e => Intend(portfolio, e),
        PortfolioEvent.IntentsSkipped e => portfolio with { NextIntent = e.Next },
        PortfolioEvent.OrderDenied e => Deny(portfolio, e),
        PortfolioEvent.CancelRequested e =>
            Update(portfolio, e.Id, o => o.Apply(OrderEventKind.CancelRequested, e.At, e.Reason)),
        PortfolioEvent.OrderReported e => Report(portfolio, e),
        PortfolioEvent.OrderFilled e => FillBooking.Book(portfolio, e),
        PortfolioEvent.FundingSettled e => portfolio with
        {
            Ledger = portfolio.Ledger.ApplyFunding(e.Symbol, e.Received).Ledger,
            LedgerVersion = portfolio.LedgerVersion + 1,
        },
        PortfolioEvent.Liquidated e => FillBooking.Liquidate(portfolio, e),
        PortfolioEvent.CloseQueued e =>
            portfolio with { QueuedCloses = portfolio.QueuedCloses.SetItem(e.Symbol, e.Close) },
        PortfolioEvent.CloseDropped e => portfolio with { QueuedCloses = portfolio.QueuedCloses.Remove(e.Symbol) },
        PortfolioEvent.DustSettled e => FillBooking.SettleDust(portfolio, e),
        PortfolioEvent.PeakSeen e => portfolio with
        {
            Ledger = portfolio.Ledger with
            {
                Positions = portfolio.Ledger.Positions.SetItem(
                    e.Symbol, portfolio.Ledger.Positions[e.Symbol].Observe(e.Price)),
            },
        },
        PortfolioEvent.EquityMarked e => portfolio with
        {
            Watermarks = portfolio.Watermarks?.Observe(e.Equity, e.At) ?? EquityWatermarks.Start(e.Equity, e.At),
            LedgerVersion = portfolio.LedgerVersion + 1,
        },
        PortfolioEvent.EntriesLocked e =>
            portfolio with { Locks = [.. portfolio.Locks.Where(l => l.Until > e.At), e.Lock] },
        PortfolioEvent.RuleOutranked or PortfolioEvent.Notified => portfolio,
        _ => throw new UnreachableException(),
    };

    private static Portfolio Open(Portfolio portfolio, PortfolioEvent.Opened e) => portfolio with
    {
        IsOpen = true,
        Name = e.Name,
        Account = e.Account,
        Ledger = Ledger.Empty(e.BaseCurrency),
        Watermarks = EquityWatermarks.Start(Amount.Zero(e.BaseCurrency), e.At),
    };

    // A transfer of another currency than the base leaves the watermarks: its worth shows with the next mark.
    private static Portfolio Transfer(Portfolio portfolio, LedgerChange change, Amount amount) => portfolio with
    {
        Ledger = change.Ledger.AssertBalanced(),
        Watermarks = amount.Currency == portfolio.BaseCurrency
            ? portfolio.Watermarks?.Adjust(amount)
            : portfolio.Watermarks,
        LedgerVersion = portfolio.LedgerVersion + 1,
    };

    private static Portfolio Intend(Portfolio portfolio, PortfolioEvent.OrderIntended e)
    {
        var intent = e.Intent;
        var order = new Order
        {
            Id = intent.Id,
            Spec = intent.Spec,
            IntendedAt = e.At,
            UnfilledTimeout = intent.UnfilledTimeout,
        };
        return portfolio with
        {
            NextIntent = portfolio.NextIntent + 1,
            Orders = portfolio.Orders.Add(intent.Id, new PortfolioOrder(order, intent)),
            Ledger = intent.Reservation is { } amount ? portfolio.Ledger.Reserve(intent.Id, amount) : portfolio.Ledger,
            RecentOrders = Recent.Append(
                portfolio.RecentOrders, new RecentOrder(intent.Spec, e.At), Portfolio.RecentOrdersKept),
            AutomaticExecutions =
                portfolio.AutomaticExecutions + (intent.Why is { Purpose: OrderPurpose.Entry, Rule: not null } ? 1 : 0),
            QueuedCloses = intent.Why.Purpose == OrderPurpose.Exit
                ? portfolio.QueuedCloses.Remove(intent.Spec.Symbol)
                : portfolio.QueuedCloses,
            LedgerVersion = portfolio.LedgerVersion + 1,
        };
    }

    private static Portfolio Deny(Portfolio portfolio, PortfolioEvent.OrderDenied e) => e.Why.Purpose switch
    {
        OrderPurpose.Protection => Refused(portfolio, e.Spec, e.At),
        OrderPurpose.Exit => portfolio with { QueuedCloses = portfolio.QueuedCloses.Remove(e.Spec.Symbol) },
        _ => portfolio,
    };

    private static Portfolio Report(Portfolio portfolio, PortfolioEvent.OrderReported e)
    {
        var known = portfolio.Orders[e.Report.OrderId];
        var updated = Update(portfolio, e.Report.OrderId, o => o.Apply(e.Report));
        return e.Report switch
        {
            VenueReport.Rejected when known.Purpose != OrderPurpose.Entry =>
                Refused(updated, known.Order.Spec, e.At),
            VenueReport.NotFound => Unsent(updated, known.Order),
            _ => updated,
        };
    }

    // An order that never went out is no duplicate of the one that takes its place, and used up no rate.
    private static Portfolio Unsent(Portfolio portfolio, Order order) => portfolio with
    {
        RecentOrders = portfolio.RecentOrders.Remove(new RecentOrder(order.Spec, order.IntendedAt)),
    };

    private static Portfolio Refused(Portfolio portfolio, OrderSpec spec, Timestamp at) =>
        portfolio with { RefusedExits = portfolio.RefusedExits.SetItem(spec.Symbol, new RefusedExit(spec, at)) };

    private static Portfolio Update(Portfolio portfolio, ClientOrderId id, Func<Order, OrderChange> apply)
    {
        var known = portfolio.Orders[id];
        return apply(known.Order) switch
        {
            OrderChange.Applied applied => FillBooking.Keep(portfolio, known with { Order = applied.Order }),
            OrderChange.AlreadyKnown => portfolio,
            OrderChange.Refused refused =>
                throw new InvalidOperationException($"The journal holds an impossible report: {refused.Reason}"),
            _ => throw new UnreachableException(),
        };
    }
}
