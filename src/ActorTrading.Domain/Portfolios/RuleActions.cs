using System.Diagnostics;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Positions;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Sizing;

namespace ActorTrading.Domain.Portfolios;

/// <summary>What each action of a rule does.</summary>
internal static class RuleActions
{
    public static void Act(PortfolioTurn turn, RuleDecision decision)
    {
        foreach (var action in decision.Rule.Actions)
        {
            Act(turn, decision, action);
        }
    }

    private static void Act(PortfolioTurn turn, RuleDecision decision, RuleAction action)
    {
        var (symbol, at) = (decision.Market.Symbol, decision.Market.At);
        switch (action)
        {
            case RuleAction.Buy buy:
                Trade(
                    turn,
                    decision,
                    new TradeAction(
                        Side.Buy, buy.Sizing, buy.Terms, buy.Exits, buy.MaxPositionPercentage, Opens: true));
                break;
            case RuleAction.Sell sell:
                Trade(
                    turn,
                    decision,
                    new TradeAction(
                        Side.Sell, sell.Sizing, sell.Terms, sell.Exits, sell.MaxPositionPercentage, sell.OpensShort));
                break;
            case RuleAction.Close when turn.Portfolio.Ledger.PositionIn(symbol) is null:
                break;
            case RuleAction.Close close:
                PositionClosing.Request(
                    turn, symbol, new QueuedClose(Why(decision), close.Terms, Quantity: null, IsEmergency: false));
                break;
            case RuleAction.CancelOrders:
                OrderCancelling.CancelEntries(turn, o => o.Order.Spec.Symbol == symbol, $"rule {decision.Rule.Name}");
                break;
            case RuleAction.Notify notify:
                turn.Emit(new PortfolioEvent.Notified(decision.Rule.Id, notify.Message, symbol) { At = at });
                break;
            case RuleAction.PauseSession:
                PauseSession(turn, decision);
                break;
            case RuleAction.Halt halt:
                Halt(turn, decision, halt.Level);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void Trade(PortfolioTurn turn, RuleDecision decision, TradeAction action)
    {
        var held = turn.Portfolio.Ledger.PositionIn(decision.Market.Symbol);
        if (held is not null && held.Side != action.Side)
        {
            var quantity = action.Sizing is SizingMethod.FullPosition
                ? (Quantity?)null
                : SizeOfExit(turn, decision, action);
            if (action.Sizing is SizingMethod.FullPosition || quantity is not null)
            {
                PositionClosing.Request(
                    turn, held.Symbol, new QueuedClose(Why(decision), action.Terms, quantity, IsEmergency: false));
            }

            return;
        }

        // An exit that fires while nothing is held has nothing to do; that is no refusal.
        if (held is null && !action.Opens && decision.Rule.Type != RuleType.Entry)
        {
            return;
        }

        if (held is null && !action.Opens)
        {
            var reason = new Refusal(
                PortfolioRejection.NoPosition, $"There is no position in {decision.Market.Symbol} to sell.");
            var why = Why(decision) with { Purpose = OrderPurpose.Exit };
            turn.Emit(
                new PortfolioEvent.OrderDenied(
                    OrderPlanning.Draft(decision.Market.Symbol, action.Side, action.Terms),
                    why,
                    reason)
                {
                    At = turn.At,
                });
            return;
        }

        OrderPlanning.Enter(turn, decision, action);
    }

    private static Quantity? SizeOfExit(PortfolioTurn turn, RuleDecision decision, TradeAction action)
    {
        var sized = OrderPlanning.Size(turn, decision.Market, action, stop: null);
        if (sized is SizingResult.Sized { Quantity: var quantity })
        {
            return quantity;
        }

        var why = Why(decision) with { Sizing = sized.Inputs };
        var spec = OrderPlanning.Draft(decision.Market.Symbol, action.Side, action.Terms);
        turn.Emit(new PortfolioEvent.OrderDenied(spec, why, ((SizingResult.Refused)sized).Reason) { At = turn.At });
        return null;
    }

    private static void PauseSession(PortfolioTurn turn, RuleDecision decision)
    {
        var pause = new SessionCommand.PauseEntries($"rule {decision.Rule.Name}") { At = turn.At };
        foreach (var change in SessionDecider.Decide(turn.Portfolio.Session, pause).Events)
        {
            turn.Emit(new PortfolioEvent.SessionChanged(change) { At = turn.At });
        }
    }

    private static void Halt(PortfolioTurn turn, RuleDecision decision, HaltLevel level)
    {
        var halt = new Halt(
            HaltScope.Of(turn.Portfolio.Id), level, $"rule {decision.Rule.Name}", decision.Rule.Id.Value, turn.At);
        Halting.Raise(turn, halt, flatten: false);
    }

    private static OrderWhy Why(RuleDecision decision) => new()
    {
        Purpose = OrderPurpose.Exit,
        ExitReason = ExitReason.Rule,
        Rule = decision.Rule.Id,
        RuleVersion = decision.Rule.Version,
        RuleName = decision.Rule.Name,
        Explanation = decision.Explanation,
        Reference = decision.Market.Reference,
        DataTime = decision.Market.DataTime,
    };
}

/// <summary>A buy or sell of a rule in one shape.</summary>
/// <param name="Opens">Whether it may open or enlarge a position of its side.</param>
internal sealed record TradeAction(
    Side Side, SizingMethod Sizing, OrderTerms Terms, ExitPlan Exits, decimal? MaxPositionPercentage, bool Opens);
