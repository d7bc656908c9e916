using ActorTrading.Architecture.Tests.Tree;

namespace ActorTrading.Architecture.Tests.Rules;

/// <summary>A rule that the files of the repository keep, with a sample that it must catch.</summary>
public sealed record FileRule
{
    /// <summary>A sentence.</summary>
    public required string Name { get; init; }

    public required Func<SourceFile, bool> AppliesTo { get; init; }

    public required Func<SourceFile, SourceTree, IEnumerable<Finding>> Find { get; init; }

    /// <summary>A file that breaks the rule.</summary>
    public required SourceFile Sabotage { get; init; }

    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    public IEnumerable<(SourceFile File, Finding Finding)> FindingsIn(SourceTree tree) =>
        tree.Files.Where(AppliesTo).SelectMany(f => Find(f, tree).Select(finding => (f, finding)));

    public override string ToString() => Name;
}
