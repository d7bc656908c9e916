namespace ActorTrading.Host.Backtesting;

/// <summary>The samples beside the program, whatever the working directory.</summary>
internal static class SampleFiles
{
    public static string Rules { get; } = Of("sample.json");

    /// <summary>The two rules that the product was asked for with.</summary>
    public static string Story { get; } = Of("story.json");

    private static string Of(string name) => Path.Combine(AppContext.BaseDirectory, "samples", "rules", name);
}
