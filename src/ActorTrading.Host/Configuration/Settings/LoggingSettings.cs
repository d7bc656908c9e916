using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Configuration.Settings;

internal static class LoggingSettings
{
    private const int CategoriesMax = 100;

    private static readonly (string Name, LogLevel Level)[] Levels =
    [
        ("trace", LogLevel.Trace),
        ("debug", LogLevel.Debug),
        ("information", LogLevel.Information),
        ("warning", LogLevel.Warning),
        ("error", LogLevel.Error),
        ("critical", LogLevel.Critical),
        ("none", LogLevel.None),
    ];

    private static readonly SettingSection<LoggingOptions> Logging =
        new("logging", options => options.Logging, (options, logging) => options with { Logging = logging });

    private static readonly SettingType<LogLevel> Level = SettingTypes.OneOf<LogLevel>(Levels);

    private static readonly SettingType<(string Category, LogLevel Level)> Category = SettingTypes.Text(
        "CATEGORY=LEVEL such as ActorTrading.Engine=debug", ParseCategory, c => $"{c.Category}={NameOf(c.Level)}");

    private static readonly SettingType<ImmutableArray<(string Category, LogLevel Level)>> Categories =
        SettingTypes.ListOf(Category, CategoriesMax);

    public static IEnumerable<Setting> All =>
    [
        Logging.Of(
            "format",
            SettingTypes.OneOf(("console", LogFormat.Console), ("json", LogFormat.Json)),
            l => l.Format,
            (l, v) => l with { Format = v },
            "Lines for people, or a JSON object on each line."),
        Logging.Of(
            "level", Level, l => l.Level, (l, v) => l with { Level = v }, "Least level that is written."),
        Logging.Of(
            "categories",
            Categories,
            l => [.. l.Categories.Select(c => (c.Key, c.Value))],
            (l, v) => l with { Categories = ToDictionary(v) },
            "Least levels of categories and all below them; the longest name that fits holds."),
    ];

    private static (string Category, LogLevel Level) ParseCategory(string text) =>
        text.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } category, var level]
            ? (category, Level.Read([level]))
            : throw new FormatException("it is not CATEGORY=LEVEL");

    private static string NameOf(LogLevel level) => Levels.First(l => l.Level == level).Name;

    private static ImmutableSortedDictionary<string, LogLevel> ToDictionary(
        ImmutableArray<(string Category, LogLevel Level)> categories)
    {
        var levels = ImmutableSortedDictionary.CreateBuilder<string, LogLevel>(StringComparer.Ordinal);
        foreach (var (category, level) in categories)
        {
            levels[category] = level;
        }

        return levels.ToImmutable();
    }
}
