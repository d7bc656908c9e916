using System.Diagnostics;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Sessions;
using ActorTrading.Simulation.Reports;

namespace ActorTrading.Simulation.Backtests.Recording;

/// <summary>Turns the events of portfolios into records of what was decided and why.</summary>
internal sealed class DecisionRecorder(IRunLog log, DenialTally denials)
{
    /// <param name="order">The order that the event is about, where it is about one that is open.</param>
    public void Record(PortfolioTrack track, PortfolioEvent e, OpenOrder? order)
    {
        if (RecordOf(track, e, order) is { } decision)
        {
            denials.Add(decision);
            log.Write(decision);
        }
    }

    private static DecisionRecord? RecordOf(PortfolioTrack track, PortfolioEvent @event, OpenOrder? order) =>
        @event switch
        {
            PortfolioEvent.OrderIntended { Intent: var intent } e => OfOrder(
                track, e, DecisionKind.Order, intent.Spec, intent.Why) with
            {
                OrderId = intent.Id,
            },
            PortfolioEvent.OrderDenied e =>
                OfOrder(track, e, DecisionKind.Denied, e.Spec, e.Why) with { Refusal = e.Reason },
            PortfolioEvent.OrderReported { Report: VenueReport.Rejected rejected } e when order is not null =>
                OfOrder(track, e, DecisionKind.Rejected, order.Intent.Spec, order.Intent.Why) with
                {
                    OrderId = rejected.OrderId,
                    Refusal = rejected.Reason,
                },
            PortfolioEvent.RuleOutranked e => New(track, e, DecisionKind.Outranked, track.Rules.ById(e.Rule)) with
            {
                Symbol = e.Symbol,
                Refusal = e.Reason,
                OutrankedBy = track.Rules.ById(e.Winner)?.Name ?? e.Winner.Value,
            },
            PortfolioEvent.CancelRequested e => New(track, e, DecisionKind.Cancel, track.Rules.ByReason(e.Reason)) with
            {
                Symbol = order?.Intent.Spec.Symbol,
                OrderId = e.Id,
                Reason = e.Reason,
            },
            PortfolioEvent.Notified e => New(track, e, DecisionKind.Notify, track.Rules.ById(e.Rule)) with
            {
                Symbol = e.Symbol,
                Reason = e.Message,
            },
            PortfolioEvent.SessionChanged { Change: SessionEvent.EntriesPaused pause } e =>
                New(track, e, DecisionKind.PauseSession, track.Rules.ByReason(pause.Reason)) with
                {
                    Reason = pause.Reason,
                },
            PortfolioEvent.HaltChanged e => OfHalt(track, e),
            PortfolioEvent.EntriesLocked { Lock: var found } e => New(track, e, DecisionKind.EntryLock, rule: null) with
            {
                Symbol = found.Symbol,
                Reason = $"{found.Protection} until {found.Until}: {found.Reason}",
            },
            _ => null,
        };

    private static DecisionRecord OfHalt(PortfolioTrack track, PortfolioEvent.HaltChanged e) => e.Change switch
    {
        HaltEvent.Raised { Halt: var halt } => New(
            track, e, DecisionKind.Halt, track.Rules.ById(new RuleId(halt.By))) with
        {
            Reason = $"{halt.Scope} to {halt.Level} by {halt.By}: {halt.Reason}",
        },
        HaltEvent.Lowered lowered => New(track, e, DecisionKind.Halt, rule: null) with
        {
            Reason = $"{lowered.Scope} to {lowered.To} by {lowered.By}: {lowered.Reason}",
        },
        _ => throw new UnreachableException(),
    };

    private static DecisionRecord OfOrder(
        PortfolioTrack track, PortfolioEvent e, DecisionKind kind, OrderSpec spec, OrderWhy why) =>
        New(track, e, kind, why.IsOfRule() ? track.Rules.ById(why.Rule) : null) with
        {
            Symbol = spec.Symbol,
            ExitReason = why.ExitReason,
            Conditions = why.Explanation is { } explanation ? [.. ReadingsOf(explanation.Root)] : [],
            Sizing = why.Sizing,
            Risk = why.Verdicts,
            Order = spec,
            Reason = why.RequestedBy is not null ? why.Occasion() : null,
        };

    private static DecisionRecord New(PortfolioTrack track, PortfolioEvent e, DecisionKind kind, DecisionRule? rule) =>
        new()
        {
            Id = track.NextDecisionId(),
            At = e.At,
            Portfolio = track.Id,
            Symbol = null,
            Kind = kind,
            Rule = rule,
        };

    private static IEnumerable<ConditionReading> ReadingsOf(ExplainedCondition condition) => condition switch
    {
        ExplainedCondition.All all => all.Children.SelectMany(ReadingsOf),
        ExplainedCondition.Any any => any.Children.SelectMany(ReadingsOf),
        ExplainedCondition.Not not => ReadingsOf(not.Child),
        ExplainedCondition.Comparison c =>
            [
                new(
                    c.Path,
                    $"{c.Field} {c.Operator} {c.Expected}",
                    c.Actual,
                    HoldsOf(c.Outcome))
                {
                    Operand = c.ExpectedActual,
                },
            ],
        _ => throw new UnreachableException(),
    };

    private static bool? HoldsOf(Truth outcome) => outcome == Truth.Unknown ? null : outcome == Truth.True;
}
