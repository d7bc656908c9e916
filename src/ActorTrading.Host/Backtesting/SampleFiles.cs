namespace ActorTrading.Host.Backtesting;

/// <summary>The samples beside the program, whatever the working directory.</summary>
internal static class SampleFiles
{
    public static string Rules { get; } = Path.Combine(AppContext.BaseDirectory, "samples", "rules", "sample.json");
}
