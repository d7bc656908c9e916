using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.RuleSets;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Strategies;
using ActorTrading.Engine.RuleSets;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Problems;
using ActorTrading.Host.Http.Trading;

namespace ActorTrading.Host.Http.Rules.DryRuns;

/// <summary>Finds the rules of a dry run: in the request, or in the rule set of a portfolio.</summary>
internal sealed class DryRunStrategy(PortfolioDesk desk, EntityAsking asking)
{
    public async Task<StrategyDocument> Find(NewDryRun wanted, Instrument instrument, Caller caller)
    {
        if (wanted.Strategy is { } text)
        {
            return Written(text.GetRawText(), wanted, instrument);
        }

        var owner = wanted.RuleId is { } id
            ? desk.Owners.OfRule(id)
            : new PortfolioId(wanted.PortfolioId!);
        if (owner is not { } portfolio || (wanted.RuleId is not null && !caller.Sees(portfolio)))
        {
            throw UnknownProblems.Rule(wanted.RuleId!).AsException();
        }

        caller.Demand(portfolio);
        var state = await desk.State(portfolio, asking).ConfigureAwait(false);
        var set = await asking.State<RuleSet>(RuleSetEntity.IdOf(portfolio)).ConfigureAwait(false);
        return new StrategyDocument
        {
            Rules = [.. Chosen(set, wanted)],
            Session = new SessionConfig
            {
                Name = state.Session.Config?.Name ?? "dry run",
                Symbols = [wanted.Symbol],
                DefaultTimeframe = TimeframeOf(state.Session.Config, wanted.BarLength),
            },
            Policy = state.Policy,
        };
    }

    private static StrategyDocument Written(string text, NewDryRun wanted, Instrument instrument)
    {
        var strategy = RuleReading.ReadStrategy(text, "$.strategy", new StrategyContext
        {
            Markets = [new StrategyMarket(instrument, wanted.BarLength)],
        });
        return strategy.Portfolios.IsEmpty
            ? strategy
            : throw JsonReading.Invalid(new FieldProblem(
                "$.strategy.portfolios", "value_invalid", "A dry run has one portfolio; leave the list out."))
                .AsException();
    }

    private static RuleDefinition[] Chosen(RuleSet set, NewDryRun wanted)
    {
        if (wanted.RuleId is { } id)
        {
            var rule = set.Rules.GetValueOrDefault(new RuleId(id)) ?? throw UnknownProblems.Rule(id).AsException();
            return Covers(rule, wanted.Symbol)
                ? [RuleDefinition.Of(rule) with { IsActive = true }]
                : throw Nothing($"Rule {id} does not look at {wanted.Symbol}.");
        }

        var rules = set.Rules.Values.Where(r => r.IsActive && Covers(r, wanted.Symbol))
            .Select(RuleDefinition.Of).ToArray();
        return rules.Length > 0
            ? rules
            : throw Nothing($"No active rule of portfolio {wanted.PortfolioId} looks at {wanted.Symbol}.");
    }

    private static bool Covers(Rule rule, Symbol symbol) => rule.Symbols.IsEmpty || rule.Symbols.Contains(symbol);

    private static ProblemException Nothing(string message) =>
        Problem.Unprocessable("nothing_to_test", message).AsException();

    /// <summary>That of the portfolio's latest session, where bars of it can be made.</summary>
    private static Timeframe TimeframeOf(SessionConfig? session, Timeframe bars) =>
        session is { DefaultTimeframe: { IsTick: false } own } && own.Seconds % bars.Seconds == 0 ? own : bars;
}
