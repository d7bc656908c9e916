using ActorTrading.Architecture.Tests.Rules;
using ActorTrading.Architecture.Tests.Tree;

namespace ActorTrading.Architecture.Tests;

public sealed class BudgetTests
{
    private static readonly Budget FileLines = new(Median: 80, NinetyPercent: 250);
    private static readonly Budget MethodLines = new(Median: 8, NinetyPercent: 30);

    private static IEnumerable<SourceFile> Sources => Repository.Tree.Files.Where(f => f.IsCSharp && f.IsIn("src"));

    [Fact]
    public void Files_of_src_are_short() =>
        Assert.Empty(FileLines.Breaches([.. Sources.Select(f => f.Lines.Length)]));

    [Fact]
    public void Methods_of_src_are_short() =>
        Assert.Empty(
            MethodLines.Breaches([.. Sources.SelectMany(f => f.Syntax.Bodies()).Select(b => b.Node.Height())]));

    [Fact]
    public void Long_files_are_caught()
    {
        Assert.Single(FileLines.Breaches([81]), "half of them have up to 81 lines, 80 at most are wanted");
        Assert.Single(
            FileLines.Breaches([10, 10, 10, 251]), "nine in ten of them have up to 251 lines, 250 at most are wanted");
        Assert.Empty(FileLines.Breaches([10, 80, 250, 80, 10, 10, 10, 10, 10, 400]));
    }
}
