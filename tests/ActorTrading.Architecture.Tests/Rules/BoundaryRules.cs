using System.Text.RegularExpressions;
using ActorTrading.Architecture.Tests.Tree;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActorTrading.Architecture.Tests.Rules;

/// <summary>What the entity host and the ports promise to those who build on them.</summary>
internal static partial class BoundaryRules
{
    private const string Actors = "src/ActorTrading.Actors";
    private const string Engine = "src/ActorTrading.Engine";

    private static readonly HashSet<string> TradingWords =
    [
        "price", "order", "portfolio", "venue", "market", "rule", "trade", "trading", "symbol", "exchange", "broker",
        "position", "cash", "money", "fill", "candle", "quote", "strategy", "indicator",
    ];

    public static IEnumerable<FileRule> All =>
    [
        new()
        {
            Name = "The entity host knows no trading word",
            AppliesTo = file => file.IsCSharp && file.IsIn(Actors),
            Find = (file, _) =>
                file.Syntax.DescendantTokens()
                    .Where(t => t.IsKind(SyntaxKind.IdentifierToken))
                    .SelectMany(TradingWordsIn),
            Sabotage = new(Actors + "/Entities/Sample.cs", "record PortfolioMailbox;"),
            Exemptions =
            [
                new(Actors + "/Mailboxes", "Interlocked.Exchange swaps a reference", "Exchange"),
                new(Actors + "/Mailboxes", "Interlocked.CompareExchange swaps a reference", "CompareExchange"),
                new(Actors, "sorts a sequence", "OrderBy"),
                new(Actors + "/Scheduling", "the order in which entities run", "RunOrder"),
                new(Actors + "/Scheduling", "the order in which entities run", "order"),
            ],
        },
        new()
        {
            Name = "Public interfaces of host and engine say what they oblige to",
            AppliesTo = file => file.IsCSharp && (file.IsIn(Actors) || file.IsIn(Engine)),
            Find = (file, _) => file.Syntax.DescendantNodes().OfType<InterfaceDeclarationSyntax>()
                .Where(i => i.Has(SyntaxKind.PublicKeyword) && !i.HasDocComment())
                .Select(i => new Finding(i.Identifier.Text, ((SyntaxNodeOrToken)i).LineOf(), "no doc comment")),
            Sabotage = new(Engine + "/Ports/ISample.cs", "public interface ISample;"),
        },
        new()
        {
            Name = "Nothing queues without bound",
            AppliesTo = file => file.IsCSharp && file.IsIn("src"),
            Find = (file, _) => file.Syntax.Uses(UnboundedQueues, "has no capacity"),
            Sabotage = new(
                Engine + "/Streams/Sample.cs",
                "class S { object c = System.Threading.Channels.Channel.CreateUnbounded<int>(); }"),
            Exemptions =
            [
                new(
                    Actors + "/Entities/EntityHost.cs",
                    "holds one sweep for each registered type of entity",
                    "ConcurrentBag"),
            ],
        },
        new()
        {
            Name = "Every journal passes the conformance cards",
            AppliesTo = file => file.IsCSharp && file.IsIn("src"),
            Find = (file, tree) => file.Syntax.DescendantNodes().OfType<ClassDeclarationSyntax>()
                .Where(c => c.BaseList?.Types.Any(t => t.Type.ToString() == "IJournal") == true)
                .Where(c => !IsHeldToConformance(c.Identifier.Text, tree))
                .Select(
                    c =>
                        new Finding(
                            c.Identifier.Text,
                            ((SyntaxNodeOrToken)c).LineOf(),
                            "no subclass of JournalConformance names it")),
            Sabotage = new(Actors + "/Journals/Sample.cs", "class HopefulJournal : IJournal;"),
        },
    ];

    private static IReadOnlySet<string> UnboundedQueues { get; } =
        new HashSet<string> { "CreateUnbounded", "ConcurrentQueue", "ConcurrentBag", "BlockingCollection" };

    private static IEnumerable<Finding> TradingWordsIn(SyntaxToken token) =>
        token.Text != "ActorTrading" && Words().Matches(token.Text).Any(w => TradingWords.Contains(Singular(w.Value)))
            ? [new(token.Text, ((SyntaxNodeOrToken)token).LineOf(), $"{token.Text} is a word of trading")]
            : [];

    private static string Singular(string word) => word.ToLowerInvariant().TrimEnd('s');

    private static bool IsHeldToConformance(string journal, SourceTree tree) => tree.Files
        .Where(f => f.IsCSharp && f.IsIn("tests"))
        .SelectMany(f => f.Syntax.DescendantNodes().OfType<ClassDeclarationSyntax>())
        .Where(
            c => c.BaseList?.Types.Any(
                t => t.Type.ToString().EndsWith("JournalConformance", StringComparison.Ordinal)) == true)
        .Any(c => c.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.Text == journal));

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Words();
}
