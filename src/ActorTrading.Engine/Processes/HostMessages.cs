using System.Diagnostics;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Engine.Accounts;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Streams;

namespace ActorTrading.Engine.Processes;

/// <summary>Turns what the stream and the venue say into messages to entities.</summary>
/// <param name="onFull">A mailbox was full: nothing came of the message to this entity.</param>
public sealed class HostMessages(Action<EntityId> onFull) : IEvaluationSink, IVenueReports
{
    private EntityHost? _host;

    /// <summary>The host comes later than those who need to reach it.</summary>
    public void Attach(EntityHost host) => _host = host;

    public void Evaluate(PortfolioId portfolio, CompiledRuleSet rules, MarketSnapshot market) =>
        Tell(portfolio, new PortfolioCommand.Evaluate(rules, market) { At = market.At });

    public void Mark(PortfolioId portfolio, MarkSnapshot marks) =>
        Tell(portfolio, new PortfolioCommand.Mark(marks) { At = marks.At });

    public void OnReport(AccountId account, AccountReport report) =>
        Tell(ExchangeAccountEntity.IdOf(account), CommandOf(report));

    private static ExchangeAccountCommand CommandOf(AccountReport report) => report switch
    {
        AccountReport.Order r => new ExchangeAccountCommand.Report(r.Report) { At = r.Report.At },
        AccountReport.Funding r => new ExchangeAccountCommand.SettleFunding(r.Symbol, r.Settled, r.Rate) { At = r.At },
        AccountReport.Liquidated r => new ExchangeAccountCommand.BookLiquidation(r.Fill) { At = r.Fill.At },
        AccountReport.Statement r => new ExchangeAccountCommand.CheckOpenOrders(
            [.. r.Says.OpenOrders.Select(Listed)])
        {
            At = r.Says.At,
        },
        _ => throw new UnreachableException(),
    };

    private static ListedOrder Listed(VenueOpenOrder order) =>
        new(order.Id, order.Spec, order.Quantity, order.Filled, order.Triggered);

    private void Tell(PortfolioId portfolio, PortfolioCommand command) =>
        Tell(PortfolioEntity.IdOf(portfolio), new PortfolioMessage.Do(command));

    private void Tell(EntityId entity, object message)
    {
        if (!(_host ?? throw new InvalidOperationException("No host is attached yet.")).Tell(entity, message))
        {
            onFull(entity);
        }
    }
}
