using System.Reflection;
using ActorTrading.Architecture.Tests.Tree;

namespace ActorTrading.Architecture.Tests.Layers;

public sealed class ReferenceArrowTests
{
    public static TheoryData<string> Projects => [.. ProjectArrows.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void An_assembly_refers_only_to_the_layers_below_it(string project)
    {
        var references = Assembly.Load(ProjectArrows.Prefix + project).GetReferencedAssemblies().Select(a => a.Name!);

        Assert.Empty(ProjectArrows.Breaches(project, references));
    }

    [Fact]
    public void Every_project_of_src_has_its_layer()
    {
        var projects = Repository.Tree.Files.Where(f => f.IsProject && f.IsIn("src"))
            .Select(f => Path.GetFileNameWithoutExtension(f.Name)[ProjectArrows.Prefix.Length..]);

        Assert.Equal(ProjectArrows.Projects.Order(StringComparer.Ordinal), projects.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void This_assembly_would_be_caught_as_any_layer_that_stands_on_the_runtime()
    {
        var references = Assembly.GetExecutingAssembly().GetReferencedAssemblies().Select(a => a.Name!).ToArray();

        Assert.All(
            ProjectArrows.Bare,
            project => Assert.NotEmpty(ProjectArrows.Breaches(project, references)));
    }

    [Theory]
    [InlineData("Domain", "ActorTrading.Actors")]
    [InlineData("Actors", "ActorTrading.Domain")]
    [InlineData("Engine", "ActorTrading.Simulation")]
    [InlineData("Simulation", "ActorTrading.Host")]
    [InlineData("Domain", "Newtonsoft.Json")]
    [InlineData("Storage", "ActorTrading.Simulation")]
    [InlineData("Cli", "ActorTrading.Domain")]
    [InlineData("Stranger", "System.Runtime")]
    public void An_arrow_that_points_the_wrong_way_is_caught(string project, string reference) =>
        Assert.Single(ProjectArrows.Breaches(project, [reference]));

    [Fact]
    public void A_package_in_a_bare_project_is_caught()
    {
        const string project = "<Project><ItemGroup><PackageReference Include=\"Polly\" /></ItemGroup></Project>";

        Assert.Single(ProjectArrows.Breaches("ActorTrading.Actors.csproj", project));
    }
}
