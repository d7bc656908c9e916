using System.Collections.Immutable;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Compilation;

namespace ActorTrading.Domain.Portfolios;

/// <summary>
/// Looks at every rule on one symbol with the portfolio's own values filled in, settles who acts, and lets them act.
/// </summary>
internal static class RuleEvaluation
{
    public static void Run(PortfolioTurn turn, CompiledRuleSet rules, MarketSnapshot market)
    {
        var values = PortfolioFields.Fill(rules, market, turn.View);
        var fired = Fired(turn, rules, market, values);
        if (fired.IsEmpty)
        {
            return;
        }

        var outcome = ConflictResolution.Resolve([.. fired.Select(f => new TriggeredRule(f.Rule, market.Symbol))]);
        foreach (var rule in fired)
        {
            turn.Emit(
                new PortfolioEvent.RuleFired(
                    rule.Rule.Id, rule.Rule.Version, rule.Rule.Name, market.Symbol)
                {
                    At = market.At,
                });
        }

        foreach (var loss in outcome.Losers)
        {
            var loser = loss.Loser.Rule;
            turn.Emit(
                new PortfolioEvent.RuleOutranked(
                    loser.Id, loser.Version, loser.Name, market.Symbol, loss.WinnerId, loss.Reason)
                {
                    At = market.At,
                });
        }

        foreach (var winner in outcome.Winners)
        {
            var cause = fired.First(f => f.Rule == winner.Rule);
            var decision = new RuleDecision(winner.Rule, rules.Explain(cause.Index, values), market);
            RuleActions.Act(turn, decision);
        }
    }

    private static ImmutableArray<(Rule Rule, int Index)> Fired(
        PortfolioTurn turn, CompiledRuleSet rules, MarketSnapshot market, FieldValue[] values)
    {
        var fired = ImmutableArray.CreateBuilder<(Rule, int)>();
        for (var i = 0; i < rules.Rules.Length; i++)
        {
            var rule = rules.Rules[i];
            if (!rule.IsActive || !rule.AppliesTo(market.Symbol))
            {
                continue;
            }

            var before = turn.Portfolio.ArmingOf(rule.Id, market.Symbol);
            var firing = before.Observe(rules.Evaluate(i, values), market.At, rule.Cooldown);
            if (firing.Fires)
            {
                fired.Add((rule, i));
            }
            else if (before.IsSpent && !firing.Next.IsSpent)
            {
                turn.Emit(new PortfolioEvent.RuleRearmed(rule.Id, market.Symbol) { At = market.At });
            }
        }

        return fired.DrainToImmutable();
    }
}

/// <summary>A rule that is to act, with what it saw.</summary>
internal sealed record RuleDecision(Rule Rule, RuleExplanation Explanation, MarketSnapshot Market);
