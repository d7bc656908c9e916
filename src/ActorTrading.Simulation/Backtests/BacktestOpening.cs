using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Rules.RuleSets;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Accounts;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.RuleSets;
using ActorTrading.Engine.Streams;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Simulation.Backtests;

/// <summary>Opens the portfolios of a back-test, by the commands that an operator would give.</summary>
internal sealed class BacktestOpening(
    BacktestSetup setup, EntityHost host, DeterministicScheduler scheduler, SimulatedVenue venue)
{
    private const string Operator = "backtest";

    /// <summary>Every entity of the run, in a fixed order.</summary>
    public IEnumerable<EntityId> Entities => setup.Portfolios.SelectMany(p => new[]
    {
        PortfolioEntity.IdOf(p.Id),
        ExchangeAccountEntity.IdOf(AccountOf(p)),
        RuleSetEntity.IdOf(p.Id),
    });

    /// <summary>Has the stream compute from the first event on what the rules will ask for.</summary>
    public void Prepare(MarketPipeline pipeline)
    {
        foreach (var portfolio in setup.Portfolios)
        {
            var rules = CompiledRuleSet.Compile(
                portfolio.RulesAt(Timestamp.MinValue), portfolio.Session.DefaultTimeframe);
            pipeline.WarmUp(rules, portfolio.Session);
        }
    }

    public void StartSessions(Timestamp at)
    {
        foreach (var portfolio in setup.Portfolios)
        {
            Open(portfolio, at);
        }
    }

    private static AccountId AccountOf(BacktestPortfolio portfolio) => new($"sim-{portfolio.Id}");

    private void Open(BacktestPortfolio portfolio, Timestamp at)
    {
        var id = PortfolioEntity.IdOf(portfolio.Id);
        var account = AccountOf(portfolio);
        venue.Deposit(account, portfolio.Cash);
        Do(id, new PortfolioCommand.Open(portfolio.Session.Name, portfolio.Cash.Currency, account) { At = at });
        foreach (var symbol in portfolio.Session.Symbols)
        {
            var instrument = setup.Feeds.First(f => f.Instrument.Symbol == symbol).Instrument;
            if (instrument.IsMargined)
            {
                venue.SetLeverage(account, symbol, portfolio.Policy.Leverage);
            }

            Do(id, new PortfolioCommand.ListInstrument(instrument) { At = at });
        }

        Do(id, new PortfolioCommand.SetPolicy(portfolio.Policy) { At = at });
        Do(id, new PortfolioCommand.Deposit(portfolio.Cash) { At = at });
        for (var i = 0; i < portfolio.Rules.Length; i++)
        {
            Ask(
                RuleSetEntity.IdOf(portfolio.Id),
                new RuleSetCommand.Create(portfolio.RuleIdAt(i), portfolio.Rules[i]) { At = at });
        }

        var start = new SessionCommand.Start(
            new SessionId($"{portfolio.Id}-1"), portfolio.Session, Operator)
        {
            At = at,
        };
        Do(id, new PortfolioCommand.ChangeSession(start) { At = at });
    }

    private void Do(EntityId portfolio, PortfolioCommand command) => Ask(portfolio, new PortfolioMessage.Do(command));

    private void Ask(EntityId entity, object command)
    {
        var answer = host.Ask(entity, command).AsTask();
        scheduler.RunUntilIdle();
        var result = answer.IsCompletedSuccessfully ? answer.Result : null;
        if (result is not CommandResult.Accepted)
        {
            var reason = result is CommandResult.Refused refused ? refused.Refusal.Message : "no answer";
            throw new BacktestSetupException($"{entity} did not accept {command.GetType().Name}: {reason}");
        }
    }
}
