using ActorTrading.Architecture.Tests.Tree;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActorTrading.Architecture.Tests.Rules;

/// <summary>What keeps <c>Domain</c> a set of pure functions.</summary>
internal static class PurityRules
{
    private const string Domain = "src/ActorTrading.Domain";
    private const string Sample = Domain + "/Money/Sample.cs";

    private static readonly HashSet<string> Impure =
    [
        "async", "await", "lock", "Task", "ValueTask", "Thread",
        "Timer", "TimeProvider", "DateTime", "DateTimeOffset", "Stopwatch",
        "ILogger", "IServiceProvider", "Console", "Environment", "File", "Directory", "HttpClient", "Random",
    ];

    private static readonly HashSet<string> Guards =
    [
        "ArgumentException", "ArgumentNullException", "ArgumentOutOfRangeException", "FormatException",
        "InvalidOperationException", "UnreachableException", "OverflowException",
    ];

    public static IEnumerable<FileRule> All =>
    [
        new()
        {
            Name = "Domain has no clock, thread, task, logger, container, input or output",
            AppliesTo = IsDomain,
            Find = (file, _) => file.Syntax.Uses(Impure, "time, ids and everything else come in as data"),
            Sabotage = new(Sample, "class Late { System.Threading.Tasks.Task Decide() => null; }"),
            Exemptions =
            [
                new(Domain + "/Time", "the value type of an instant converts to and from the framework's"),
                new(
                    Domain + "/Rules/Fields/ClockFields.cs",
                    "local time of a named zone, at a time that comes in",
                    "DateTimeOffset"),
                new(
                    Domain + "/Sessions/TradingHours.cs",
                    "local time of a named zone, at a time that comes in",
                    "DateTime"),
            ],
        },
        new()
        {
            Name = "Domain throws for broken invariants only",
            AppliesTo = IsDomain,
            Find = (file, _) => file.Syntax.DescendantNodes().SelectMany(Throws),
            Sabotage = new(Sample, "class Rude { void Decide() => throw new RefusedException(); }"),
        },
    ];

    private static bool IsDomain(SourceFile file) => file.IsCSharp && file.IsIn(Domain);

    private static IEnumerable<Finding> Throws(SyntaxNode node)
    {
        var thrown = node switch
        {
            ThrowStatementSyntax statement => statement.Expression,
            ThrowExpressionSyntax expression => expression.Expression,
            _ => null,
        };
        if (thrown is not null
            && !(thrown is ObjectCreationExpressionSyntax made && Guards.Contains(made.Type.ToString())))
        {
            yield return new(
                thrown.ToString(), ((SyntaxNodeOrToken)node).LineOf(), "a refusal is a value, not an exception");
        }
    }
}
