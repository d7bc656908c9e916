using System.Xml.Linq;

namespace ActorTrading.Architecture.Tests.Layers;

/// <summary>
/// Which project may refer to which. Domain decides and the entity host runs, and neither knows the other nor anything
/// else; each layer above names the ones below it, and nothing refers to the host. The
/// operator's command line speaks HTTP and refers to none of them.
/// </summary>
internal static class ProjectArrows
{
    public const string Prefix = "ActorTrading.";

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Domain"] = [],
        ["Actors"] = [],
        ["Engine"] = ["Actors", "Domain"],
        ["Simulation"] = ["Engine", "Actors", "Domain"],
        ["Storage"] = ["Engine", "Actors", "Domain"],
        ["Host"] = ["Storage", "Simulation", "Engine", "Actors", "Domain"],
        ["Cli"] = [],
    };

    /// <summary>Projects that stand on the runtime alone: no package, no shared framework.</summary>
    public static IReadOnlyList<string> Bare { get; } = ["Domain", "Actors", "Engine", "Simulation"];

    public static IEnumerable<string> Projects => Allowed.Keys;

    /// <summary>What a project file asks for and may not have.</summary>
    public static IEnumerable<string> Breaches(string fileName, string text)
    {
        var project = Path.GetFileNameWithoutExtension(fileName)[Prefix.Length..];
        var items = XDocument.Parse(text)
            .Descendants()
            .Select(e => (Kind: e.Name.LocalName, Of: (string?)e.Attribute("Include")))
            .ToArray();
        var references = items.Where(i => i.Kind == "ProjectReference")
            .Select(i => Path.GetFileNameWithoutExtension(i.Of!));
        var packages = items.Where(i => i.Kind is "PackageReference" or "FrameworkReference" or "Reference")
            .Select(i => i.Of!);
        return Breaches(project, references).Concat(packages
            .Where(_ => Bare.Contains(project))
            .Select(p => $"{project} stands on the runtime alone and asks for {p}"));
    }

    /// <summary>What an assembly refers to and may not.</summary>
    public static IEnumerable<string> Breaches(string project, IEnumerable<string> references) =>
        Allowed.TryGetValue(project, out var allowed)
            ? references.Where(r => !IsAllowed(project, allowed, r)).Select(r => $"{project} may not refer to {r}")
            : [$"no layer is drawn for {project}"];

    private static bool IsAllowed(string project, string[] allowed, string reference) =>
        reference.StartsWith(Prefix, StringComparison.Ordinal)
            ? allowed.Contains(reference[Prefix.Length..])
            : !Bare.Contains(project) || reference.StartsWith("System.", StringComparison.Ordinal);
}
