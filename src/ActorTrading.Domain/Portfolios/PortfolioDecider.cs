using System.Collections.Immutable;
using System.Diagnostics;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Sessions;

namespace ActorTrading.Domain.Portfolios;

/// <summary>
/// Decides for a portfolio. Pure: the market, the time and the rules come in with the command, and the same journal
/// with the same command gives the same events.
/// </summary>
public static class PortfolioDecider
{
    public static Portfolio Initial(PortfolioId id) => Portfolio.Initial(id);

    public static Portfolio Evolve(Portfolio portfolio, PortfolioEvent @event) =>
        PortfolioEvolution.Evolve(portfolio, @event);

    public static Decision<PortfolioEvent> Decide(Portfolio portfolio, PortfolioCommand command)
    {
        if (command is PortfolioCommand.Open open)
        {
            return Open(portfolio, open);
        }

        return portfolio.IsOpen
            ? DecideOpen(portfolio, command)
            : Refuse(PortfolioRejection.NotOpen, $"Portfolio {portfolio.Id} does not exist yet; open it first.");
    }

    private static Decision<PortfolioEvent> DecideOpen(Portfolio portfolio, PortfolioCommand command) => command switch
    {
        PortfolioCommand.ListInstrument c => List(portfolio, c),
        PortfolioCommand.Deposit c => c.Amount.Value > 0m
            ? Accept(new PortfolioEvent.Deposited(c.Amount) { At = c.At })
            : Refuse(PortfolioRejection.AmountNotPositive, $"A deposit of {c.Amount} is none; give a positive amount."),
        PortfolioCommand.Withdraw c => portfolio.Ledger.CheckWithdraw(c.Amount) is { } refusal
            ? Refuse(refusal)
            : Accept(new PortfolioEvent.Withdrawn(c.Amount) { At = c.At }),
        PortfolioCommand.SetPolicy c => c.Policy.IsSameAs(portfolio.Policy)
            ? Accept()
            : Accept(new PortfolioEvent.PolicySet(c.Policy) { At = c.At }),
        PortfolioCommand.SkipIntents c => c.Next > portfolio.NextIntent
            ? Accept(new PortfolioEvent.IntentsSkipped(c.Next) { At = c.At })
            : Accept(),
        PortfolioCommand.ChangeSession c => ChangeSession(portfolio, c),
        PortfolioCommand.ChangeHalt c => In(portfolio, c.Marks, turn => Halting.Change(turn, c)),
        PortfolioCommand.Evaluate c => Evaluate(portfolio, c),
        PortfolioCommand.Mark c => In(portfolio, c.Marks, EquityWatch.Observe),
        PortfolioCommand.Wake c => In(portfolio, c.Marks, PortfolioSchedule.Wake),
        PortfolioCommand.Report { Said: VenueReport.Filled filled } c => In(
            portfolio, c.Marks.With(filled.Fill.Symbol, filled.Fill.Price), turn => ReportIntake.Take(turn, c.Said)),
        PortfolioCommand.Report c => In(portfolio, c.Marks, turn => ReportIntake.Take(turn, c.Said)),
        PortfolioCommand.SettleFunding c =>
            Accept(new PortfolioEvent.FundingSettled(c.Symbol, c.Received, c.Rate) { At = c.At }),
        PortfolioCommand.BookLiquidation c => portfolio.RecentTrades.Contains(c.Fill.TradeId)
            ? Accept()
            : In(portfolio, c.Marks, turn => ReportIntake.TakeLiquidation(turn, c.Fill)),
        PortfolioCommand.CancelOrder c => Cancel(portfolio, c),
        PortfolioCommand.ClosePosition c => Close(portfolio, c),
        _ => throw new UnreachableException(),
    };

    private static Decision<PortfolioEvent> Open(Portfolio portfolio, PortfolioCommand.Open open)
    {
        if (string.IsNullOrWhiteSpace(open.Name))
        {
            return Refuse(PortfolioRejection.NameMissing, "Give the portfolio a name.");
        }

        if (!portfolio.IsOpen)
        {
            return Accept(
                new PortfolioEvent.Opened(portfolio.Id, open.Name, open.BaseCurrency, open.Account) { At = open.At });
        }

        var opened = (portfolio.Name, portfolio.BaseCurrency, portfolio.Account);
        return opened == (open.Name, open.BaseCurrency, open.Account)
            ? Accept()
            : Refuse(
                PortfolioRejection.OpenedDifferently,
                $"Portfolio {portfolio.Id} is '{portfolio.Name}' in {portfolio.BaseCurrency} on account "
                    + $"{portfolio.Account}; choose another id.");
    }

    private static Decision<PortfolioEvent> List(Portfolio portfolio, PortfolioCommand.ListInstrument command)
    {
        var instrument = command.Instrument;
        if (instrument.Quote != portfolio.BaseCurrency)
        {
            return Refuse(
                PortfolioRejection.QuoteCurrencyMismatch,
                $"{instrument.Symbol} is quoted in {instrument.Quote}, the portfolio counts in "
                    + $"{portfolio.BaseCurrency}; "
                + $"trade it from a portfolio in {instrument.Quote}.");
        }

        if (!portfolio.Instruments.TryGetValue(instrument.Symbol, out var known))
        {
            return Accept(new PortfolioEvent.InstrumentListed(instrument) { At = command.At });
        }

        var isSameMarket = (known.Base, known.Quote, known.Kind, known.ContractMultiplier)
            == (instrument.Base, instrument.Quote, instrument.Kind, instrument.ContractMultiplier);
        return isSameMarket
            ? known == instrument
                ? Accept()
                : Accept(new PortfolioEvent.InstrumentListed(instrument) { At = command.At })
            : Refuse(
                PortfolioRejection.InstrumentInUse,
                $"{instrument.Symbol} is listed as another market; give this one another symbol.");
    }

    private static Decision<PortfolioEvent> ChangeSession(Portfolio portfolio, PortfolioCommand.ChangeSession command)
    {
        if (command.Command is SessionCommand.Start start && NotListed(portfolio, start) is { } unknown)
        {
            return Refuse(unknown);
        }

        var session = command.Command is SessionCommand.Start && portfolio.Session.Phase == SessionPhase.Stopped
            ? Session.Initial with { LastTradeNumber = portfolio.ClosedTradeCount }
            : portfolio.Session;
        var decision = SessionDecider.Decide(session, command.Command);
        if (decision.Refusal is { } refusal)
        {
            return Refuse(refusal);
        }

        var turn = new PortfolioTurn(portfolio, MarkSnapshot.None(command.At));
        foreach (var change in decision.Events)
        {
            turn.Emit(new PortfolioEvent.SessionChanged(change) { At = command.At });
            if (change is SessionEvent.Stopped or SessionEvent.EntriesPaused)
            {
                OrderCancelling.CancelEntries(
                    turn, _ => true, change is SessionEvent.Stopped ? "session stopped" : "entries paused");
            }
        }

        return turn.Decide();
    }

    private static Refusal? NotListed(Portfolio portfolio, SessionCommand.Start start) =>
        start.Config.Symbols.Where(s => !portfolio.Instruments.ContainsKey(s)).Select(s => (Refusal?)new Refusal(
            PortfolioRejection.InstrumentUnknown,
            $"{s} is not listed in portfolio {portfolio.Id}; list the instrument first.")).FirstOrDefault();

    private static Decision<PortfolioEvent> Evaluate(Portfolio portfolio, PortfolioCommand.Evaluate command)
    {
        if (!portfolio.Session.IsActive || portfolio.Session.Phase == SessionPhase.Scheduled)
        {
            return Accept();
        }

        var turn = new PortfolioTurn(portfolio, new MarkSnapshot(command.Market.At, command.Market.Marks))
        {
            Correlations = command.Market.Correlations,
        };
        RuleEvaluation.Run(turn, command.Rules, command.Market);
        return turn.Decide();
    }

    private static Decision<PortfolioEvent> Cancel(Portfolio portfolio, PortfolioCommand.CancelOrder command)
    {
        if (!portfolio.Orders.TryGetValue(command.Id, out var order))
        {
            return Refuse(
                PortfolioRejection.OrderUnknown, $"Portfolio {portfolio.Id} has no working order {command.Id}.");
        }

        return order.IsLeaving
            ? Accept()
            : Accept(new PortfolioEvent.CancelRequested(command.Id, $"asked for by {command.By}") { At = command.At });
    }

    private static Decision<PortfolioEvent> Close(Portfolio portfolio, PortfolioCommand.ClosePosition command)
    {
        if (portfolio.Ledger.PositionIn(command.Symbol) is not { } position)
        {
            return Refuse(
                PortfolioRejection.NoPosition, $"Portfolio {portfolio.Id} holds nothing in {command.Symbol}.");
        }

        var mark = command.Marks.Of(command.Symbol);
        var why = new OrderWhy
        {
            Purpose = OrderPurpose.Exit,
            ExitReason = ExitReason.Operator,
            RequestedBy = command.By,
            RequestReason = command.Reason,
            Reference = mark?.Price ?? position.EntryPrice,
            DataTime = mark?.At ?? command.At,
        };
        return In(portfolio, command.Marks, turn => PositionClosing.Request(
            turn, command.Symbol, new QueuedClose(why, OrderTerms.Market, Quantity: null, IsEmergency: false)));
    }

    private static Decision<PortfolioEvent> In(Portfolio portfolio, MarkSnapshot marks, Action<PortfolioTurn> act)
    {
        var turn = new PortfolioTurn(portfolio, marks);
        act(turn);
        return turn.Decide();
    }

    private static Decision<PortfolioEvent> In(
        Portfolio portfolio, MarkSnapshot marks, Func<PortfolioTurn, Refusal?> act)
    {
        var turn = new PortfolioTurn(portfolio, marks);
        return act(turn) is { } refusal ? Refuse(refusal) : turn.Decide();
    }

    private static Decision<PortfolioEvent> Accept(params ReadOnlySpan<PortfolioEvent> events) =>
        new([.. events], null);

    private static Decision<PortfolioEvent> Refuse(string code, string message) => Refuse(new Refusal(code, message));

    private static Decision<PortfolioEvent> Refuse(Refusal refusal) =>
        new(ImmutableArray<PortfolioEvent>.Empty, refusal);
}
