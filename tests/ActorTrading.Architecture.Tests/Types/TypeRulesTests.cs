namespace ActorTrading.Architecture.Tests.Types;

public sealed class TypeRulesTests
{
    public static TheoryData<string> Rules => [.. TypeRules.ByName.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_assemblies_keep_the_rule(string name)
    {
        var rule = TypeRules.ByName[name];

        Assert.Empty(rule.FindingsIn(rule.Covered));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_rule_catches_its_sabotage(string name)
    {
        var rule = TypeRules.ByName[name];

        Assert.NotEmpty(rule.FindingsIn([rule.Sabotage]));
    }
}
