using Microsoft.CodeAnalysis;

namespace ActorTrading.Architecture.Tests.Rules;

/// <summary>How long a line, a method and a file may get.</summary>
internal static class BudgetRules
{
    public const int ColumnsMax = 120;
    public const int MethodLinesMax = 70;
    public const int FileLinesMax = 400;

    private const string Sample = "src/ActorTrading.Engine/Streams/Sample.cs";

    public static IEnumerable<FileRule> All =>
    [
        new()
        {
            Name = "A line has at most 120 columns",
            AppliesTo = file => file.IsCSharp || file.IsProject || file.Name is "run" or "Makefile",
            Find = (file, _) => file.Lines.Select((text, i) => (text.Length, Line: i + 1))
                .Where(l => l.Length > ColumnsMax)
                .Select(l => new Finding("line", l.Line, $"{l.Length} columns")),
            Sabotage = new(Sample, "//" + new string('x', ColumnsMax - 1)),
        },
        new()
        {
            Name = "A method has at most 70 lines",
            AppliesTo = file => file.IsCSharp,
            Find = (file, _) => file.Syntax.Bodies()
                .Select(b => (b.Name, Height: b.Node.Height(), Line: ((SyntaxNodeOrToken)b.Node).LineOf()))
                .Where(b => b.Height > MethodLinesMax)
                .Select(b => new Finding(b.Name, b.Line, $"{b.Name} has {b.Height} lines")),
            Sabotage = new(Sample, "class Sample { void Long() {" + new string('\n', MethodLinesMax) + "} }"),
            Exemptions =
            [
                new("tests/ActorTrading.Domain.Tests/Indicators", "a table of vectors", "IndicatorVectorTests.Vectors"),
            ],
        },
        new()
        {
            Name = "A file has at most 400 lines",
            AppliesTo = file => file.IsCSharp,
            Find = (file, _) => file.Lines.Length > FileLinesMax
                ? [new(file.Name, file.Lines.Length, $"{file.Lines.Length} lines")]
                : [],
            Sabotage = new(Sample, new string('\n', FileLinesMax) + "//"),
        },
    ];
}
