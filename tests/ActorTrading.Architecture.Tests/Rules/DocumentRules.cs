using System.Text.RegularExpressions;

namespace ActorTrading.Architecture.Tests.Rules;

/// <summary>What documents hold to.</summary>
internal static partial class DocumentRules
{
    private const string Glossary = "docs/glossary.md";

    public static IEnumerable<FileRule> All =>
    [
        new()
        {
            Name = "Links of documents lead somewhere",
            AppliesTo = file => file.IsMarkdown,
            Find = (file, tree) => MarkdownLink().Matches(file.Text)
                .Select(m => m.Groups[1].Value)
                .Where(target => !IsElsewhere(target) && !tree.Holds(Resolve(file.Folder, target)))
                .Select(target => new Finding(target, 1, $"nothing is at {target}")),
            Sabotage = new("docs/sample.md", "See [the guide](guides/missing.md)."),
        },
        new()
        {
            Name = "The glossary names what exists",
            AppliesTo = file => file.Path == Glossary,
            Find = (file, tree) =>
                from row in file.Lines.Index()
                where row.Item.StartsWith('|')
                from match in CodeName().Matches(LastCell(row.Item))
                where !tree.Declares(match.Value)
                select new Finding(match.Value, row.Index + 1, $"nothing is called {match.Value}"),
            Sabotage = new(Glossary, "| ghost | what is not there | `Order`, `Ghost` |"),
        },
    ];

    private static string LastCell(string row) => row.Split('|', StringSplitOptions.RemoveEmptyEntries)[^1];

    private static bool IsElsewhere(string target) =>
        target.StartsWith('#')
            || target.Contains("://", StringComparison.Ordinal)
            || target.StartsWith("mailto:", StringComparison.Ordinal);

    private static string Resolve(string folder, string target)
    {
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in target.Split('#')[0].Split('/').Where(s => s is not ("" or ".")))
        {
            if (step != "..")
            {
                parts.Add(step);
            }
            else if (parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        return string.Join('/', parts);
    }

    [GeneratedRegex("(?<=`|`[A-Z][A-Za-z]*\\.)[A-Z][A-Za-z]*(?=[`.<])")]
    private static partial Regex CodeName();

    [GeneratedRegex(@"(?<!`)\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex MarkdownLink();
}
