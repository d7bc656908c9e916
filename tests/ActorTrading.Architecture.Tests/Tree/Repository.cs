namespace ActorTrading.Architecture.Tests.Tree;

/// <summary>The working copy that the tests were built from.</summary>
public static class Repository
{
    private const string SolutionFile = "ActorTrading.sln";
    private static readonly string[] SourceFolders = ["src", "tests", "benchmarks", "samples", "docs", ".ci"];
    private static readonly string[] GeneratedFolders = ["bin", "obj", "TestResults", "out"];
    private static readonly HashSet<string> TextExtensions =
        [".cs", ".csproj", ".props", ".targets", ".md", ".json", ".css", ".js", ".txt", ".yml", ".yaml", ".sh", ""];

    private static readonly Lazy<SourceTree> Whole = new(Read);

    public static SourceTree Tree => Whole.Value;

    private static SourceTree Read()
    {
        var root = Root();
        var paths = Directory.EnumerateFiles(root)
            .Concat(SourceFolders.Select(f => Path.Combine(root, f)).Where(Directory.Exists).SelectMany(FilesBelow))
            .Select(p => Path.GetRelativePath(root, p).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ToArray();
        var files = paths.Where(p => TextExtensions.Contains(Path.GetExtension(p)))
            .Select(p => new SourceFile(p, File.ReadAllText(Path.Combine(root, p)).ReplaceLineEndings("\n")))
            .ToArray();
        return new(files, paths);
    }

    private static IEnumerable<string> FilesBelow(string folder) =>
        Directory.EnumerateFiles(folder).Concat(
            Directory.EnumerateDirectories(folder)
                .Where(f => !GeneratedFolders.Contains(Path.GetFileName(f)))
                .SelectMany(FilesBelow));

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, SolutionFile)))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds {SolutionFile}.");
    }
}
