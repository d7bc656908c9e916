using ActorTrading.Architecture.Tests.Tree;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActorTrading.Architecture.Tests.Rules;

/// <summary>Every aggregate has the same skeleton, so that whoever knows one knows them all.</summary>
internal static class AggregateRules
{
    private const string Suffix = "Decider.cs";
    private static readonly string[] Companions = ["Command", "Event", "Rejection"];

    public static IEnumerable<FileRule> All =>
    [
        new()
        {
            Name = "An aggregate has its commands, events, rejections and state beside its decider",
            AppliesTo = file =>
                file.IsIn("src/ActorTrading.Domain") && file.Name.EndsWith(Suffix, StringComparison.Ordinal),
            Find = (file, tree) => Skeleton(file)
                .Where(name => !tree.Holds($"{file.Folder}/{name}.cs"))
                .Select(name => new Finding(name, 1, $"{file.Folder} has no {name}.cs")),
            Sabotage = new(
                "src/ActorTrading.Domain/Sample/SampleDecider.cs",
                "static class SampleDecider { public static Sample Evolve(Sample state, SampleEvent e) => state; }"),
        },
    ];

    private static IEnumerable<string> Skeleton(SourceFile decider)
    {
        var aggregate = decider.Name[..^Suffix.Length];
        var state = decider.Syntax.Bodies()
            .Select(b => b.Node)
            .OfType<MethodDeclarationSyntax>()
            .Where(m => m.Identifier.Text == "Evolve")
            .Select(m => m.ReturnType.ToString());
        return [.. Companions.Select(c => aggregate + c), .. state];
    }
}
