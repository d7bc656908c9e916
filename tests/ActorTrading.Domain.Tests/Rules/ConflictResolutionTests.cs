using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Sizing;
using ActorTrading.Domain.Tests.Rules.Json;
using ActorTrading.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Domain.Tests.Rules;

public sealed class ConflictResolutionTests
{
    private static readonly Symbol Btc = Symbol.Of("BTC-USD");
    private static readonly Symbol Eth = Symbol.Of("ETH-USD");
    private static readonly SizingMethod Full = new SizingMethod.FullPosition();

    private static readonly ImmutableArray<(RuleType Type, RuleAction Action)> Kinds =
    [
        (RuleType.Entry, new RuleAction.Buy(new SizingMethod.PercentageOfEquity(5), OrderTerms.Market)),
        (RuleType.Entry, new RuleAction.Sell(
            new SizingMethod.PercentageOfEquity(5), OrderTerms.Market)
        {
            OpensShort = true,
        }),
        (RuleType.Exit, new RuleAction.Buy(Full, OrderTerms.Market)),
        (RuleType.Exit, new RuleAction.Sell(Full, OrderTerms.Market)),
        (RuleType.Exit, new RuleAction.Close(OrderTerms.Market)),
        (RuleType.Risk, new RuleAction.Close(OrderTerms.Market)),
        (RuleType.Risk, new RuleAction.PauseSession()),
    ];

    private static Gen<ImmutableArray<TriggeredRule>> Cases { get; } =
        from seeds in (from kind in Gen.Elements(Kinds.AsEnumerable())
                       from priority in Gen.Choose(0, 2)
                       from created in Gen.Choose(0, 2)
                       from symbol in Gen.Elements(Btc, Eth)
                       select (kind, priority, created, symbol)).ListOf()
        select seeds.Select((s, i) => Fired($"r-{i}", s.kind, s.priority, s.created, s.symbol)).ToImmutableArray();

    [Fact]
    public void Risk_goes_before_exit_and_exit_before_entry_whatever_the_priority()
    {
        var entry = Fired("e", Kinds[0], priority: 100);
        var exit = Fired("x", Kinds[3], priority: 50);
        var risk = Fired("k", Kinds[5], priority: -1);

        var outcome = ConflictResolution.Resolve([entry, exit, risk]);

        Assert.Equal([risk, exit], outcome.Winners);
        var loss = Assert.Single(outcome.Losers);
        Assert.Equal((entry, new RuleId("k"), ConflictResolution.OppositeSignalCode), (
            loss.Loser, loss.WinnerId, loss.Reason.Code));
        Assert.Equal(
            "'rule e' does not act on BTC-USD: 'rule k' wants the opposite and goes first, "
            + "since risk rules go before entry rules.",
            loss.Reason.Message);
    }

    [Theory]
    [InlineData(2, 1, 0, 0, "by priority 2 over 1")]
    [InlineData(1, 1, 0, 1, "being the older rule")]
    [InlineData(1, 1, 0, 0, "by the order of rule ids, a before b")]
    public void Priority_then_age_then_id_settle_it(
        int priorityA, int priorityB, int createdA, int createdB, string reason)
    {
        var first = Fired("a", Kinds[0], priorityA, createdA);
        var second = Fired("b", Kinds[1], priorityB, createdB);

        var outcome = ConflictResolution.Resolve([second, first]);

        Assert.Equal([first], outcome.Winners);
        Assert.Contains(reason, Assert.Single(outcome.Losers).Reason.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(0, 3, true)]
    [InlineData(0, 4, true)]
    [InlineData(1, 2, true)]
    [InlineData(1, 4, true)]
    [InlineData(2, 3, true)]
    [InlineData(0, 2, false)]
    [InlineData(1, 3, false)]
    [InlineData(2, 4, false)]
    [InlineData(3, 4, false)]
    [InlineData(4, 5, false)]
    [InlineData(0, 6, false)]
    public void Buying_opposes_selling_and_opening_opposes_closing(int left, int right, bool expected)
    {
        Assert.Equal(expected, ConflictResolution.AreOpposed(Fired("a", Kinds[left]), Fired("b", Kinds[right])));
        Assert.Equal(expected, ConflictResolution.AreOpposed(Fired("b", Kinds[right]), Fired("a", Kinds[left])));
        Assert.False(ConflictResolution.AreOpposed(Fired("a", Kinds[left]), Fired("b", Kinds[right], symbol: Eth)));
    }

    [Fact]
    public void A_rule_that_fired_twice_on_one_symbol_is_a_defect() =>
        Assert.Throws<ArgumentException>(
            () => ConflictResolution.Resolve([Fired("a", Kinds[0]), Fired("a", Kinds[0])]));

    [Fact]
    public void The_order_of_arrival_does_not_matter() =>
        Prop.ForAll((from rules in Cases
                     from shuffled in Gen.Shuffle(
            rules.ToArray())
                     select (rules, shuffled)).ToArbitrary(), c =>
        {
            var one = ConflictResolution.Resolve(c.rules);
            var other = ConflictResolution.Resolve([.. c.shuffled]);
            return one.Winners.SequenceEqual(other.Winners) && one.Losers.SequenceEqual(other.Losers);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_two_opposite_signals_survive_and_nobody_is_lost() =>
        Prop.ForAll(Cases.ToArbitrary(), rules =>
        {
            var outcome = ConflictResolution.Resolve(rules);
            var all = outcome.Winners.Concat(outcome.Losers.Select(l => l.Loser)).ToList();
            return !outcome.Winners.Any(a => outcome.Winners.Any(b => ConflictResolution.AreOpposed(a, b)))
                && all.Count == rules.Length && all.ToHashSet().SetEquals(rules);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_winner_acts_goes_before_its_losers_and_opposes_them() =>
        Prop.ForAll(Cases.ToArbitrary(), rules =>
        {
            var outcome = ConflictResolution.Resolve(rules);
            return outcome.Losers.All(loss =>
            {
                var winner = outcome.Winners.Single(w => w.Rule.Id == loss.WinnerId);
                return ConflictResolution.ComparePrecedence(winner, loss.Loser) < 0
                    && ConflictResolution.AreOpposed(winner, loss.Loser);
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Winners_act_by_type_then_priority_then_age() =>
        Prop.ForAll(Cases.ToArbitrary(), rules =>
        {
            var winners = ConflictResolution.Resolve(rules).Winners;
            var expected = winners
                .OrderBy(w => w.Rule.Type == RuleType.Risk ? 0 : w.Rule.Type == RuleType.Exit ? 1 : 2)
                .ThenByDescending(w => w.Rule.Priority)
                .ThenBy(w => w.Rule.CreatedAt)
                .ThenBy(w => w.Rule.Id.Value, StringComparer.Ordinal);
            return winners.SequenceEqual(expected);
        }).QuickCheckThrowOnFailure();

    private static TriggeredRule Fired(
        string id, (RuleType Type, RuleAction Action) kind, int priority = 0, int created = 0, Symbol? symbol = null) =>
        new(
            RuleTexts.ValidRule(RuleTexts.StopLossProtection) with
            {
                Id = new(id),
                Name = $"rule {id}",
                Type = kind.Type,
                Actions = [kind.Action],
                Priority = priority,
                CreatedAt = new Timestamp(created),
            },
            symbol ?? Btc);
}
