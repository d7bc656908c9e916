using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Domain.Portfolios;

/// <summary>
/// The emergency stop as it reaches a portfolio: working entries are cancelled, positions closed where asked.
/// </summary>
internal static class Halting
{
    public static Refusal? Change(PortfolioTurn turn, PortfolioCommand.ChangeHalt command)
    {
        if (command.Command is HaltCommand.Raise raise)
        {
            var raising = HaltDecider.Decide(turn.Portfolio.Halts, raise);
            if (raising.IsAccepted)
            {
                Raise(turn, raise.Halt, command.Flatten);
            }

            return raising.Refusal;
        }

        var decision = HaltDecider.Decide(turn.Portfolio.Halts, command.Command);
        foreach (var change in decision.Events)
        {
            turn.Emit(new PortfolioEvent.HaltChanged(change) { At = turn.At });
        }

        return decision.Refusal;
    }

    public static void Raise(PortfolioTurn turn, Halt halt, bool flatten)
    {
        foreach (var change in HaltDecider.Decide(turn.Portfolio.Halts, new HaltCommand.Raise(halt)).Events)
        {
            turn.Emit(new PortfolioEvent.HaltChanged(change) { At = turn.At });
        }

        OrderCancelling.CancelEntries(
            turn, o => Reaches(turn.Portfolio, halt, o.Order.Spec.Symbol), $"halt: {halt.Reason}");
        if (!flatten)
        {
            return;
        }

        var held = turn.Portfolio.Ledger.Positions.Keys;
        foreach (var symbol in held.Where(s => Reaches(turn.Portfolio, halt, s)).ToArray())
        {
            Flatten(turn, symbol, halt.By);
        }
    }

    public static void Flatten(PortfolioTurn turn, Symbol symbol, string by)
    {
        var mark = turn.Marks.Of(symbol);
        var position = turn.Portfolio.Ledger.PositionIn(symbol)!;
        var why = new OrderWhy
        {
            Purpose = OrderPurpose.Exit,
            ExitReason = ExitReason.EmergencyStop,
            RequestedBy = by,
            Reference = mark?.Price ?? position.EntryPrice,
            DataTime = mark?.At ?? turn.At,
        };
        PositionClosing.Request(
            turn, symbol, new QueuedClose(why, OrderTerms.Market, Quantity: null, IsEmergency: true));
    }

    private static bool Reaches(Portfolio portfolio, Halt halt, Symbol symbol) =>
        halt.Scope.Touches(portfolio.Account, portfolio.Id, symbol);
}
