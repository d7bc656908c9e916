using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActorTrading.Architecture.Tests.Rules;

/// <summary>What makes a test worth believing.</summary>
internal static class TestRules
{
    private const string Sample = "tests/ActorTrading.Engine.Tests/SampleTests.cs";

    private static readonly HashSet<string> Mocks =
        ["Moq", "NSubstitute", "FakeItEasy", "JustMock", "Rhino.Mocks", "Foq", "AutoFixture", "Mockolate", "Imposter"];

    private static readonly HashSet<string> TestAttributes = ["Fact", "Theory"];

    public static IEnumerable<FileRule> All =>
    [
        new()
        {
            Name = "Tests do not sleep",
            AppliesTo = file => file.IsCSharp && file.IsIn("tests"),
            Find = (file, _) => file.Syntax.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
                .Where(m => m.ToString() is "Thread.Sleep" or "Task.Delay")
                .Select(
                    m => new Finding(m.ToString(), ((SyntaxNodeOrToken)m).LineOf(), "arm the wait, act once, await")),
            Sabotage = new(Sample, "class S { void Waits() => Thread.Sleep(10); }"),
        },
        new()
        {
            Name = "Tests are sentences",
            AppliesTo = file => file.IsCSharp && file.IsIn("tests"),
            Find = (file, _) => file.Syntax.DescendantNodes().OfType<MethodDeclarationSyntax>()
                .Where(
                    m => m.AttributeLists.SelectMany(l => l.Attributes).Any(
                        a => TestAttributes.Contains(a.Name.ToString())))
                .Where(m => !m.Identifier.Text.Contains('_', StringComparison.Ordinal))
                .Select(
                    m =>
                        new Finding(
                            m.Identifier.Text,
                            ((SyntaxNodeOrToken)m).LineOf(),
                            "say what holds, words joined by underscores")),
            Sabotage = new(Sample, "class S { [Fact] public void TestDecide() { } }"),
        },
        new()
        {
            Name = "No package makes mocks",
            AppliesTo = file => file.Name is "Directory.Packages.props" || file.IsProject,
            Find = (file, _) => Mocks.Where(
                m => file.Text.Contains($"Include=\"{m}", StringComparison.OrdinalIgnoreCase))
                .Select(m => new Finding(m, 1, $"{m}: test with real implementations in memory")),
            Sabotage = new("Directory.Packages.props", "<PackageVersion Include=\"Moq\" Version=\"4.0.0\" />"),
        },
    ];
}
