using ActorTrading.Host.Console;
using ActorTrading.Simulation.MarketData;
using ActorTrading.Simulation.MarketData.Synthetic;

namespace ActorTrading.Host.Data;

/// <summary>Writes a made-up market. The folder appears when all of its files are there, or not at all.</summary>
internal static class DataGeneration
{
    private const string AdviceName = "recommendations.csv";
    private const string StagingSuffix = ".partial";

    public static int Run(GenerateRequest request, Terminal terminal)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(request.Folder));
        if (Path.Exists(folder))
        {
            throw new InputException($"--out {folder}: it is there already. Name a new folder.");
        }

        var staging = folder + StagingSuffix;
        try
        {
            var names = Write(staging, request);
            Directory.Move(staging, folder);
            foreach (var name in names)
            {
                terminal.Out.WriteLine(Path.Combine(folder, name));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"--out {folder}: it cannot be written: {exception.Message}");
        }
        finally
        {
            if (Directory.Exists(staging))
            {
                Directory.Delete(staging, recursive: true);
            }
        }

        return ExitCodes.Ok;
    }

    private static List<string> Write(string staging, GenerateRequest request)
    {
        var names = SyntheticMarketFile.Write(staging, request.Market, request.IsPacked)
            .Select(path => Path.GetFileName(path)!).ToList();
        var advice = SyntheticRecommendations.Of(request.Market, new AdviceOptions());
        RecommendationFile.Write(Path.Combine(staging, AdviceName), advice);
        return [.. names, AdviceName];
    }
}
