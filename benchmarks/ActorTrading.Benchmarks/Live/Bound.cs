using System.Collections.Immutable;
using ActorTrading.Benchmarks.Engine;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.RuleSets;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams.Live;
using ActorTrading.Simulation.Backtests;

namespace ActorTrading.Benchmarks.Live;

/// <summary>Running sessions, each on one of the symbols in turn, whose rules wait for what does not come.</summary>
internal static class Bound
{
    private static readonly Timestamp At = Timestamp.Parse("2025-01-01T00:00:00Z");

    public static void Watch(MarketLoop loop, int portfolios, ImmutableArray<Instrument> instruments)
    {
        for (var i = 0; i < portfolios; i++)
        {
            var session = SessionRules.Quiet(i, Timeframe.Tick);
            loop.Changed(RulesOf(session));
            loop.Changed(Running(session, instruments[i % instruments.Length]), []);
        }
    }

    private static RuleSet RulesOf(BacktestPortfolio session) => RuleSet.Initial(session.Id) with
    {
        Rules = ImmutableSortedDictionary<RuleId, Rule>.Empty.AddRange(
            session.RulesAt(At).Select(r => KeyValuePair.Create(r.Id, r))),
    };

    private static Portfolio Running(BacktestPortfolio session, Instrument instrument)
    {
        var config = session.Session with { Symbols = [instrument.Symbol] };
        PortfolioCommand[] commands =
        [
            new PortfolioCommand.Open("measured", Currency.Usd, new("sim")) { At = At },
            new PortfolioCommand.ListInstrument(instrument) { At = At },
            new PortfolioCommand.Deposit(session.Cash) { At = At },
            new PortfolioCommand.ChangeSession(
                new SessionCommand.Start(new("s1"), config, "bench") { At = At }) { At = At },
        ];
        return commands.Aggregate(
            PortfolioDecider.Initial(session.Id),
            (portfolio, command) =>
                PortfolioDecider.Decide(portfolio, command).Events.Aggregate(portfolio, PortfolioDecider.Evolve));
    }
}
