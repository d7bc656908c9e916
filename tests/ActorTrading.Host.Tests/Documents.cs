namespace ActorTrading.Host.Tests;

/// <summary>Files of the working copy that the tests were built from.</summary>
internal static class Documents
{
    public static string Read(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ActorTrading.sln")))
            {
                return File.ReadAllText(Path.Combine(folder.FullName, path)).ReplaceLineEndings("\n");
            }
        }

        throw new InvalidOperationException("The tests do not run inside a working copy.");
    }
}
