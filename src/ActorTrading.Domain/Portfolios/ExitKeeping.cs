using System.Diagnostics;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Positions;

namespace ActorTrading.Domain.Portfolios;

/// <summary>
/// Keeps a position's protective orders at the venue as its exit plan wants them. Cancels go first and places follow
/// when they are done, since a venue counts what a resting exit may sell as spoken for.
/// </summary>
internal static class ExitKeeping
{
    public static void Sync(PortfolioTurn turn, Symbol symbol)
    {
        var portfolio = turn.Portfolio;
        if (portfolio.Ledger.PositionIn(symbol) is not { } position)
        {
            DropOrphans(turn, symbol);
            return;
        }

        if (portfolio.QueuedCloses.ContainsKey(symbol) || IsClosing(portfolio, symbol))
        {
            return;
        }

        position = AtItsBest(turn, position);
        var instrument = portfolio.InstrumentOf(symbol);
        switch (ExitPlanner.Plan(position, instrument, turn.At))
        {
            case ExitDecision.CloseNow close:
                CloseUnlessRefused(turn, position, close.Reason);
                break;
            case ExitDecision.Rest rest:
                Apply(turn, position, instrument, rest);
                break;
            default:
                throw new UnreachableException();
        }
    }

    // A trail that is placed anew starts from where the old one had got to, or the stop would loosen.
    private static Position AtItsBest(PortfolioTurn turn, Position position)
    {
        if (position.Exits.Trailing is null
            || turn.Marks.Of(position.Symbol)?.BestSinceOpen is not { } best
            || !position.IsBetter(best))
        {
            return position;
        }

        turn.Emit(new PortfolioEvent.PeakSeen(position.Symbol, best) { At = turn.At });
        return turn.Portfolio.Ledger.Positions[position.Symbol];
    }

    private static void Apply(PortfolioTurn turn, Position position, Instrument instrument, ExitDecision.Rest rest)
    {
        var protections = turn.Portfolio.OrdersIn(position.Symbol)
            .Where(o => o.Purpose == OrderPurpose.Protection)
            .ToArray();
        var working = protections.Where(o => !o.IsLeaving)
            .Select(o => new WorkingExit(o.Id, o.Order.Spec, o.Order.Filled))
            .ToArray();
        var changes = ExitSync.Changes(rest.Orders, working, position.BestPrice, instrument.Filters.TickSize);
        foreach (var id in changes.Cancel)
        {
            turn.Emit(new PortfolioEvent.CancelRequested(id, "exit plan changed") { At = turn.At });
        }

        if (!changes.Cancel.IsEmpty || protections.Any(o => o.IsLeaving))
        {
            return;
        }

        if (changes.Place.FirstOrDefault(o => IsPassed(turn, o.Spec)) is { } passed)
        {
            CloseUnlessRefused(turn, position, passed.Reason);
            return;
        }

        foreach (var order in changes.Place.Where(o => IsWorthAsking(turn, o.Spec)))
        {
            Place(turn, position, order);
        }
    }

    // A stop that the price has passed already would be refused, or sell at once: then it is rather sold at once.
    private static bool IsPassed(PortfolioTurn turn, OrderSpec spec)
    {
        var stop = spec.StopPrice ?? spec.Trailing?.InitialStop;
        return stop is { } level && turn.Marks.Of(spec.Symbol)?.Price is { } price
            && (spec.Side == Side.Sell ? price <= level : price >= level);
    }

    private static void Place(PortfolioTurn turn, Position position, ProtectiveOrder order) =>
        OrderGate.Submit(turn, new OrderIntent
        {
            Id = turn.Portfolio.NextOrderId,
            Spec = order.Spec,
            Why = Why(turn, position, order.Reason) with { Purpose = OrderPurpose.Protection },
            Leverage = position.Leverage,
        });

    // The very order that was refused last would be refused again, unless some time has passed.
    private static bool IsWorthAsking(PortfolioTurn turn, OrderSpec spec) =>
        !turn.Portfolio.RefusedExits.TryGetValue(spec.Symbol, out var refused)
            || refused.Spec != spec
            || refused.RetryAt <= turn.At;

    // A close that was refused, sent again at once, would be refused again, and so on without end.
    private static void CloseUnlessRefused(PortfolioTurn turn, Position position, ExitReason reason)
    {
        if (turn.Portfolio.RefusedExits.TryGetValue(position.Symbol, out var refused)
            && refused.Spec.IsMarket
            && refused.RetryAt > turn.At)
        {
            return;
        }

        PositionClosing.Request(
            turn,
            position.Symbol,
            new QueuedClose(Why(turn, position, reason), OrderTerms.Market, null, IsEmergency: false));
    }

    private static void DropOrphans(PortfolioTurn turn, Symbol symbol)
    {
        OrderCancelling.Cancel(
            turn, o => o.Purpose == OrderPurpose.Protection && o.Order.Spec.Symbol == symbol, "position is closed");
        PositionClosing.Continue(turn, symbol);
    }

    private static bool IsClosing(Portfolio portfolio, Symbol symbol) =>
        portfolio.OrdersIn(symbol).Any(o => o.Purpose == OrderPurpose.Exit);

    private static OrderWhy Why(PortfolioTurn turn, Position position, ExitReason reason)
    {
        var mark = turn.Marks.Of(position.Symbol);
        return new OrderWhy
        {
            Purpose = OrderPurpose.Exit,
            ExitReason = reason,
            Rule = position.Origin.Rule,
            RuleVersion = position.Origin.RuleVersion,
            RuleName = position.Origin.RuleName,
            Reference = mark?.Price ?? position.EntryPrice,
            DataTime = mark?.At ?? turn.At,
        };
    }
}
