using ActorTrading.Architecture.Tests.Rules;
using ActorTrading.Architecture.Tests.Tree;

namespace ActorTrading.Architecture.Tests;

public sealed class FileRulesTests
{
    private const int FindingsShownMax = 25;

    public static TheoryData<string> Rules => [.. FileRules.ByName.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_tree_keeps_the_rule(string name)
    {
        var rule = FileRules.ByName[name];
        var findings = rule.FindingsIn(Repository.Tree)
            .Where(f => !rule.Exemptions.Any(e => e.Covers(f.File.Path, f.Finding)))
            .Select(f => $"{f.File.Path}:{f.Finding.Line}: {f.Finding.Message}")
            .ToArray();

        Assert.True(
            findings.Length == 0,
            $"{name}: {findings.Length} findings.\n{string.Join('\n', findings.Take(FindingsShownMax))}");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_rule_catches_its_sabotage(string name)
    {
        var rule = FileRules.ByName[name];

        Assert.NotEmpty(rule.FindingsIn(SourceTree.Of(rule.Sabotage)));
        Assert.DoesNotContain(rule.Exemptions, e => e.Covers(rule.Sabotage.Path, new("", 1, "")));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_exemption_is_still_needed(string name)
    {
        var rule = FileRules.ByName[name];
        var findings = rule.FindingsIn(Repository.Tree).ToArray();

        Assert.DoesNotContain(rule.Exemptions, e => !findings.Any(f => e.Covers(f.File.Path, f.Finding)));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_rule_has_files_to_look_at(string name) =>
        Assert.Contains(Repository.Tree.Files, f => FileRules.ByName[name].AppliesTo(f));
}
