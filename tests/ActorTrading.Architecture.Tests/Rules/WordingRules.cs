using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActorTrading.Architecture.Tests.Rules;

/// <summary>What no file may say.</summary>
internal static partial class WordingRules
{
    public static IEnumerable<FileRule> All =>
    [
        new()
        {
            Name = "Nothing is left to do and nothing is folded away",
            AppliesTo = file => file.IsCSharp,
            Find = (file, _) => file.Syntax.DescendantTrivia(descendIntoTrivia: true)
                .Where(
                    t => t.IsKind(SyntaxKind.RegionDirectiveTrivia)
                        || (IsComment(t) && Unfinished().IsMatch(t.ToString())))
                .Select(t => new Finding(t.ToString(), t.LineOf(), t.ToString())),
            Sabotage = new("src/ActorTrading.Engine/Streams/Sample.cs", "// TODO: later"),
        },
        new()
        {
            Name = "No file names a machine's folders or an author",
            AppliesTo = _ => true,
            Find = (file, _) => file.Lines.Select((text, i) => (Match: Personal().Match(text), Line: i + 1))
                .Where(l => l.Match.Success)
                .Select(l => new Finding(l.Match.Value, l.Line, l.Match.Value)),
            Sabotage = new("docs/sample.md", "Look in /" + "home/somebody for it."),
        },
    ];

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)
        || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
        || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia);

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"(?<![\w.])/(home|root|Users|work)/\w+|[A-Z]:\\Users|@auth[o]r")]
    private static partial Regex Personal();
}
