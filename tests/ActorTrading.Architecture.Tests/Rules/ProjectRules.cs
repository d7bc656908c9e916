using System.Text.RegularExpressions;
using ActorTrading.Architecture.Tests.Layers;

namespace ActorTrading.Architecture.Tests.Rules;

/// <summary>What project files and documents hold to.</summary>
internal static partial class ProjectRules
{
    public static IEnumerable<FileRule> All =>
    [
        new()
        {
            Name = "Projects refer only to what their layer allows",
            AppliesTo = file => file.IsProject && file.IsIn("src"),
            Find = (file, _) => ProjectArrows.Breaches(file.Name, file.Text).Select(b => new Finding(b, 1, b)),
            Sabotage = new(
                "src/ActorTrading.Domain/ActorTrading.Domain.csproj",
                "<Project><ItemGroup><ProjectReference Include=\"../ActorTrading.Actors/ActorTrading.Actors.csproj\" "
                    + "/></ItemGroup></Project>"),
        },
        new()
        {
            Name = "Package versions stand in one place",
            AppliesTo = file => file.IsProject,
            Find = (file, _) =>
                VersionAttribute()
                    .Matches(file.Text)
                    .Select(m => new Finding(m.Value, 1, "belongs in Directory.Packages.props")),
            Sabotage = new("src/Sample/Sample.csproj", "<PackageReference Include=\"FsCheck\" Version=\"3.0.0\" />"),
        },
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
    ];

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

    [GeneratedRegex(@"<PackageReference[^>]*\sVersion(Override)?=""[^""]*""")]
    private static partial Regex VersionAttribute();

    [GeneratedRegex(@"(?<!`)\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex MarkdownLink();
}
