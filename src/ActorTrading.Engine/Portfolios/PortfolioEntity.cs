using System.Diagnostics;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Accounts;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Serialization;

namespace ActorTrading.Engine.Portfolios;

/// <summary>
/// Binds the portfolio's decider to the entity host: intents go to the exchange account, the books to the stream.
/// </summary>
public sealed class PortfolioEntity(IMarketView market, IPortfolioWatchers watchers, TimeProvider time)
    : EntityDefinition<Portfolio, PortfolioMessage, PortfolioEvent>
{
    public const string Type = "portfolio";

    private const string WakeTimer = "wake";

    /// <summary>Wait before looking again at what was due and did not change anything.</summary>
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(1);

    private const int SnapshotVersion = 1;

    public override string TypeName => Type;

    public override IEventCodec<PortfolioEvent> Events { get; } = PortfolioEventManifests.Codec;

    public override ISnapshotCodec<Portfolio> Snapshots { get; } = new JsonSnapshotCodec<Portfolio>(SnapshotVersion);

    public static EntityId IdOf(PortfolioId portfolio) => new(Type, portfolio.Value);

    public override Portfolio Initial(string key) => PortfolioDecider.Initial(new PortfolioId(key));

    public override Actors.Entities.Decision<PortfolioEvent> Decide(Portfolio state, PortfolioMessage command) =>
        Decisions.ToHost(PortfolioDecider.Decide(state, CommandOf(state, command)));

    public override Portfolio Evolve(Portfolio state, PortfolioEvent @event) => PortfolioDecider.Evolve(state, @event);

    public override bool IsRemembered(Portfolio state) =>
        state.Session.IsActive || !state.Ledger.Positions.IsEmpty || !state.Orders.IsEmpty;

    public override void React(IReadOnlyList<PortfolioEvent> events, Portfolio state, IEntityContext context)
    {
        foreach (var @event in events)
        {
            Send(@event, state, context);
        }

        watchers.Changed(state, events);
        SetTimer(state, context, TimeSpan.Zero);
    }

    // The process that knew what became of these orders may be gone: the account finds out, and until then they count
    // as working. Positions are looked at in any case, so that none is left without the exits that it should have.
    public override void Recovered(Portfolio state, IEntityContext context)
    {
        foreach (var order in state.Orders.Values)
        {
            Reconcile(order, state, context);
        }

        if (!state.Ledger.Positions.IsEmpty)
        {
            context.Tell(context.Self, PortfolioMessage.TimeCame.Instance);
        }

        watchers.Changed(state, []);
        SetTimer(state, context, TimeSpan.Zero);
    }

    public override void TimerHandled(Portfolio state, IEntityContext context) =>
        SetTimer(state, context, LookAgainAfter);

    private void Reconcile(PortfolioOrder order, Portfolio state, IEntityContext context)
    {
        var account = ExchangeAccountEntity.IdOf(state.Account);
        context.Tell(
            account, new ExchangeAccountCommand.Reconcile(state.Id, order.Id, order.Order.Spec) { At = Now });
        if (order.IsLeaving)
        {
            context.Tell(account, new ExchangeAccountCommand.Cancel(order.Id) { At = Now });
        }
    }

    private static void Send(PortfolioEvent @event, Portfolio state, IEntityContext context)
    {
        var account = ExchangeAccountEntity.IdOf(state.Account);
        switch (@event)
        {
            case PortfolioEvent.OrderIntended e:
                context.Tell(
                    account, new ExchangeAccountCommand.Place(state.Id, e.Intent.Id, e.Intent.Spec) { At = e.At });
                break;
            case PortfolioEvent.CancelRequested e:
                context.Tell(account, new ExchangeAccountCommand.Cancel(e.Id) { At = e.At });
                break;
        }
    }

    private PortfolioCommand CommandOf(Portfolio state, PortfolioMessage message) => message switch
    {
        PortfolioMessage.Do m => m.Command,
        PortfolioMessage.Reported m => new PortfolioCommand.Report(m.Said, Marks(state, m.At)) { At = m.At },
        PortfolioMessage.FundingSettled m =>
            new PortfolioCommand.SettleFunding(m.Symbol, m.Received, m.Rate) { At = m.At },
        PortfolioMessage.Liquidated m => new PortfolioCommand.BookLiquidation(m.Fill, Marks(state, m.At)) { At = m.At },
        PortfolioMessage.HaltChanged m =>
            new PortfolioCommand.ChangeHalt(m.Command, m.Flatten, Marks(state, m.At)) { At = m.At },
        PortfolioMessage.TimeCame => new PortfolioCommand.Wake(Marks(state, Now)) { At = Now },
        _ => throw new UnreachableException(),
    };

    private Timestamp Now => Timestamp.From(time.GetUtcNow());

    private MarkSnapshot Marks(Portfolio state, Timestamp at) => market.MarksOf(state.Id, at);

    /// <param name="overdue">How soon to look at what is due already.</param>
    private void SetTimer(Portfolio state, IEntityContext context, TimeSpan overdue)
    {
        if (PortfolioSchedule.NextWake(state, Now) is { } next)
        {
            context.StartTimer(WakeTimer, next > Now ? next - Now : overdue, PortfolioMessage.TimeCame.Instance);
        }
        else
        {
            context.CancelTimer(WakeTimer);
        }
    }
}
