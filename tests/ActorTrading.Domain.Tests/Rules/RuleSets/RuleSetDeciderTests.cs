using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Fields;
using ActorTrading.Domain.Rules.RuleSets;
using ActorTrading.Domain.Tests.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Testing.Deciders;

namespace ActorTrading.Domain.Tests.Rules.RuleSets;

public sealed class RuleSetDeciderTests
{
    private static readonly RuleId Id = new("r1");
    private static readonly Timestamp At = OrderFixtures.At(0);

    [Fact]
    public void A_rule_is_created_in_its_first_version_and_the_same_again_is_the_same() =>
        Rules().When(Create(Definition("one")))
            .Then(new RuleSetEvent.Created(Definition("one").ToRule(Id, version: 1, At)) { At = At })
            .When(Create(Definition("one"))).ThenNothing()
            .When(Create(Definition("two"))).ThenRefused(RuleSetRejection.RuleExists);

    [Fact]
    public void Every_edit_is_a_version_that_keeps_the_rules_age() =>
        Rules().Given(Create(Definition("one")))
            .When(Update(Definition("two"), expected: 1, OrderFixtures.At(5)))
            .Then(new RuleSetEvent.Updated(Definition("two").ToRule(Id, version: 2, At)) { At = OrderFixtures.At(5) })
            .When(Update(Definition("two"), expected: null, OrderFixtures.At(6))).ThenNothing()
            .When(Update(Definition("three"), expected: 1, OrderFixtures.At(7)))
            .ThenRefused(RuleSetRejection.VersionConflict);

    [Fact]
    public void A_rule_is_switched_on_and_off_once()
    {
        var rule = Definition("one").ToRule(Id, version: 1, At);

        Rules().Given(Create(Definition("one")))
            .When(new RuleSetCommand.Activate(Id) { At = At }).ThenNothing()
            .When(new RuleSetCommand.Deactivate(Id) { At = At })
            .Then(new RuleSetEvent.Updated(rule with { Version = 2, IsActive = false }) { At = At })
            .When(new RuleSetCommand.Deactivate(Id) { At = At }).ThenNothing()
            .When(new RuleSetCommand.Activate(Id) { At = At })
            .Then(new RuleSetEvent.Updated(rule with { Version = 3 }) { At = At });
    }

    [Fact]
    public void A_deleted_rule_stays_deleted_and_its_id_is_not_given_again() =>
        Rules().Given(Create(Definition("one")))
            .When(new RuleSetCommand.Delete(Id) { At = At }).Then(new RuleSetEvent.Deleted(Id) { At = At })
            .When(new RuleSetCommand.Delete(Id) { At = At }).ThenNothing()
            .When(Create(Definition("one"))).ThenRefused(RuleSetRejection.RuleDeleted);

    [Fact]
    public void What_is_not_there_cannot_be_changed()
    {
        Rules().When(Update(Definition("one"), expected: null, At)).ThenRefused(RuleSetRejection.RuleUnknown);
        Rules().When(new RuleSetCommand.Activate(Id) { At = At }).ThenRefused(RuleSetRejection.RuleUnknown);
        Rules().When(new RuleSetCommand.Delete(Id) { At = At }).ThenRefused(RuleSetRejection.RuleUnknown);
    }

    [Fact]
    public void Names_are_unique() =>
        Rules().Given(Create(Definition("one")))
            .When(new RuleSetCommand.Create(new("r2"), Definition("one")) { At = At })
            .ThenRefused(RuleSetRejection.NameTaken);

    [Fact]
    public void A_portfolio_has_so_many_rules_and_no_more() =>
        Rules()
            .Given(Enumerable.Range(1, RuleSetDecider.RulesMax).Select(i =>
                (RuleSetCommand)new RuleSetCommand.Create(new($"x{i}"), Definition($"name {i}")) { At = At }))
            .When(Create(Definition("one"))).ThenRefused(RuleSetRejection.TooManyRules);

    private static RuleSetCommand.Create Create(RuleDefinition definition) => new(Id, definition) { At = At };

    private static RuleSetCommand.Update Update(RuleDefinition definition, int? expected, Timestamp at) =>
        new(Id, definition, expected) { At = at };

    private static RuleDefinition Definition(string name) => new()
    {
        Name = name,
        Type = RuleType.Exit,
        Conditions = new(
        [
            new Condition.Comparison(
                FieldCatalogue.Get("price").Reference(), ComparisonOperator.LessThan, new Operand.Number(5)),
        ]),
        Actions = [new RuleAction.Close(OrderTerms.Market)],
    };

    private static DeciderSpecification<RuleSet, RuleSetCommand, RuleSetEvent> Rules() =>
        new(RuleSetDecider.Initial(new("p1")), RuleSetDecider.Decide, RuleSetDecider.Evolve);
}
