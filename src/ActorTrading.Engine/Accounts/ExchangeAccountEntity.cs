using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Alerts;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Alerts;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Serialization;

namespace ActorTrading.Engine.Accounts;

/// <summary>
/// Binds the exchange account's decider to the host and the venue. Orders reach the venue from here only, and through
/// the gate; cancels also from whoever raises a halt.
/// </summary>
public sealed class ExchangeAccountEntity(IVenue venue, ISendGate gate)
    : EntityDefinition<ExchangeAccount, ExchangeAccountCommand, ExchangeAccountEvent>
{
    public const string Type = "account";

    private const string AnswersTimer = "answers";

    private const string ForeignOrderCode = "foreign_order";

    private const int SnapshotVersion = 1;

    public override string TypeName => Type;

    public override IEventCodec<ExchangeAccountEvent> Events { get; } = new UnionEventCodec<ExchangeAccountEvent>(
        ("account.send_started", typeof(ExchangeAccountEvent.SendStarted)),
        ("account.cancel_sent", typeof(ExchangeAccountEvent.CancelSent)),
        ("account.adopted", typeof(ExchangeAccountEvent.Adopted)),
        ("account.queried", typeof(ExchangeAccountEvent.Queried)),
        ("account.reported", typeof(ExchangeAccountEvent.Reported)),
        ("account.stranger_reported", typeof(ExchangeAccountEvent.StrangerReported)),
        ("account.foreign_order_seen", typeof(ExchangeAccountEvent.ForeignOrderSeen)),
        ("account.foreign_order_gone", typeof(ExchangeAccountEvent.ForeignOrderGone)),
        ("account.funding_settled", typeof(ExchangeAccountEvent.FundingSettled)),
        ("account.liquidated", typeof(ExchangeAccountEvent.Liquidated)));

    public override ISnapshotCodec<ExchangeAccount> Snapshots { get; } =
        new JsonSnapshotCodec<ExchangeAccount>(SnapshotVersion);

    public static EntityId IdOf(AccountId account) => new(Type, account.Value);

    public override ExchangeAccount Initial(string key) => ExchangeAccountDecider.Initial(new AccountId(key));

    public override Decision<ExchangeAccountEvent> Decide(ExchangeAccount state, ExchangeAccountCommand command) =>
        Decisions.ToHost(ExchangeAccountDecider.Decide(state, command));

    public override ExchangeAccount Evolve(ExchangeAccount state, ExchangeAccountEvent @event) =>
        ExchangeAccountDecider.Evolve(state, @event);

    public override void React(
        IReadOnlyList<ExchangeAccountEvent> events, ExchangeAccount state, IEntityContext context)
    {
        foreach (var @event in events)
        {
            React(@event, state, context);
        }

        SetTimer(state, context);
    }

    // Requests of before are lost with the process that made them: what has no answer is asked for, and cancels are
    // asked for again, since a venue takes a second cancel as a repetition.
    public override void Recovered(ExchangeAccount state, IEntityContext context)
    {
        gate.Recovered(state);
        if (AnswerWatch.NextCheck(state) is not null)
        {
            context.Tell(context.Self, new ExchangeAccountCommand.CheckAnswers(Restarted: true) { At = Now(context) });
        }

        foreach (var order in state.Orders.Values)
        {
            if (order.Order.CancelRequestedAt is not null)
            {
                venue.Cancel(state.Id, order.Order.Id);
            }
        }
    }

    public override void TimerHandled(ExchangeAccount state, IEntityContext context) => SetTimer(state, context);

    /// <summary>Orders that are not done keep the account in memory: somebody must hear what becomes of them.</summary>
    public override bool IsRemembered(ExchangeAccount state) => !state.Orders.IsEmpty;

    private void React(ExchangeAccountEvent @event, ExchangeAccount state, IEntityContext context)
    {
        switch (@event)
        {
            case ExchangeAccountEvent.SendStarted e:
                Send(new OutgoingOrder(state.Id, e.Portfolio, e.Id, e.Spec), context);
                break;
            case ExchangeAccountEvent.CancelSent e:
                venue.Cancel(state.Id, e.Id);
                break;
            case ExchangeAccountEvent.Queried e:
                venue.Query(state.Id, e.Id);
                break;
            case ExchangeAccountEvent.Reported e:
                if (!state.Orders.ContainsKey(e.Said.OrderId))
                {
                    gate.Ended(state.Id, e.Said.OrderId);
                }

                Tell(context, e.Portfolio, new PortfolioMessage.Reported(e.Said, e.At));
                break;
            case ExchangeAccountEvent.ForeignOrderSeen e:
                context.Tell(AlertsEntity.Id, Foreign(state.Id, e));
                break;
            case ExchangeAccountEvent.ForeignOrderGone e:
                context.Tell(
                    AlertsEntity.Id,
                    new AlertCommand.Clear(AlertKey.Of(ForeignOrderCode, e.Id.Value), "node") { At = e.At });
                break;
            case ExchangeAccountEvent.FundingSettled e:
                Tell(context, e.Portfolio, new PortfolioMessage.FundingSettled(e.Symbol, e.Settled, e.Rate, e.At));
                break;
            case ExchangeAccountEvent.Liquidated e:
                Tell(context, e.Portfolio, new PortfolioMessage.Liquidated(e.Fill, e.At));
                break;
        }
    }

    // What a halt keeps back never lived. It is not called rejected, which would put off the next try of an exit.
    private void Send(OutgoingOrder order, IEntityContext context)
    {
        if (gate.Send(order, venue) is { } halt)
        {
            var at = Now(context);
            var said = new VenueReport.NotFound($"halted before send: {halt.Scope}: {halt.Reason}")
            {
                OrderId = order.Id,
                At = at,
            };
            context.Tell(context.Self, new ExchangeAccountCommand.Report(said) { At = at });
        }
    }

    private static AlertCommand.Raise Foreign(AccountId account, ExchangeAccountEvent.ForeignOrderSeen e) => new(
        ForeignOrderCode,
        AlertSeverity.Critical,
        e.Id.Value,
        $"Account {account} has an open order at the venue that was not sent from here: {e.Id}, {e.Spec.Side} "
            + $"{e.Spec.Quantity} {e.Spec.Symbol}. Cancel it there, or find out who trades on this account.")
    {
        At = e.At,
    };

    private static Timestamp Now(IEntityContext context) => Timestamp.From(context.Time.GetUtcNow());

    private static void SetTimer(ExchangeAccount state, IEntityContext context)
    {
        if (AnswerWatch.NextCheck(state) is not { } next)
        {
            context.CancelTimer(AnswersTimer);
            return;
        }

        var now = Now(context);
        var wait = next > now ? next - now : TimeSpan.Zero;
        context.StartTimer(
            AnswersTimer, wait, new ExchangeAccountCommand.CheckAnswers(Restarted: false) { At = now + wait });
    }

    private static void Tell(IEntityContext context, PortfolioId portfolio, PortfolioMessage message) =>
        context.Tell(PortfolioEntity.IdOf(portfolio), message);
}
