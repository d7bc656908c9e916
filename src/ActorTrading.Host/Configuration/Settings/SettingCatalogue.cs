using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ActorTrading.Host.Configuration.Settings;

/// <summary>Everything that can be configured.</summary>
internal static class SettingCatalogue
{
    public const string DataFolder = "data_folder";

    public static ImmutableArray<Setting> All { get; } =
    [
        new Setting<string>(
            SettingTypes.Text("the path of a folder", ParseFolder, folder => folder),
            options => options.DataFolder,
            (options, folder) => options with { DataFolder = folder })
        {
            Path = DataFolder,
            Meaning = "The one folder that holds everything the node keeps. Not in a file that lies in it.",
        },
        .. HttpSettings.All,
        .. FeedSettings.All,
        .. VenueSettings.All,
        .. EngineSettings.All,
        .. LoggingSettings.All,
        .. OperationSettings.All,
    ];

    /// <summary>Sections with what is in them, in the order of the file.</summary>
    public static ImmutableArray<(string Path, string Meaning)> Sections { get; } =
    [
        ("http", "Where and to whom the node answers."),
        ("http.tls", "The certificate that the node shows."),
        ("feed", "Where market data comes from."),
        ("venue", "How the paper venue behaves."),
        ("journal", "How events are written and read back."),
        ("halts", "When the node stops trading by itself."),
        ("limits", "Bounds of what waits and of what anybody may ask for."),
        ("logging", "What the node says of its work, and how."),
        ("telemetry", "Where metrics and traces are sent."),
        ("jobs", "How scheduled jobs run."),
        ("retention", "How long the node keeps what can be done without. Journals are kept for good."),
    ];

    private static readonly FrozenDictionary<string, Setting> ByPath = All.ToFrozenDictionary(s => s.Path);

    public static Setting? Find(string path) => ByPath.GetValueOrDefault(path);

    private static string ParseFolder(string text) =>
        text.Length > 0 && text.IndexOfAny(Path.GetInvalidPathChars()) < 0
            ? text
            : throw new FormatException("it is no path");
}
