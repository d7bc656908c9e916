using System.Text.RegularExpressions;
using ActorTrading.Architecture.Tests.Layers;

namespace ActorTrading.Architecture.Tests.Rules;

/// <summary>What project files hold to.</summary>
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
    ];

    [GeneratedRegex(@"<PackageReference[^>]*\sVersion(Override)?=""[^""]*""")]
    private static partial Regex VersionAttribute();
}
