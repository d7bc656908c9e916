namespace ActorTrading.Testing;

/// <summary>
/// The recorded market data that some tests read: the folder named by <see cref="Variable"/>, else
/// <c>../shared/data</c> beside the folder that holds the solution. It is not part of the repository, so tests that
/// need it skip without it.
/// </summary>
public static class RecordedData
{
    public const string Variable = "ACTORTRADING_RECORDED_DATA";
    private const string SolutionFile = "ActorTrading.sln";
    private static readonly string? Folder = Locate();

    public static bool IsPresent => Folder is not null;

    /// <summary>
    /// The path of a recorded file such as <c>ohlcv/coinbase_BTC-USD_1m_20171217.csv.gz</c>; skips the test when it is
    /// absent.
    /// </summary>
    public static string Require(string relativePath)
    {
        Assert.SkipWhen(Folder is null, $"No recorded market data here: set {Variable} to its folder.");
        var path = Path.Combine(Folder!, relativePath);
        Assert.SkipUnless(File.Exists(path), $"The recorded file {relativePath} is absent.");
        return path;
    }

    private static string? Locate()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, SolutionFile)))
            {
                var beside = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "data"));
                return Directory.Exists(beside) ? beside : null;
            }
        }

        return null;
    }
}
