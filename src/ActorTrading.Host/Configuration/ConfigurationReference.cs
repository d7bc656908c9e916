using System.Text;
using ActorTrading.Host.Configuration.Settings;
using ActorTrading.Host.Configuration.Sources;

namespace ActorTrading.Host.Configuration;

/// <summary>The page of the guide that lists every setting, made from the settings.</summary>
public static class ConfigurationReference
{
    private const string Head =
        """
        # Configuration reference

        Every setting of a node. How they are given, and which one wins, is told in
        [Operating a node](operating.md). The file's schema is
        [actortrading.schema.json](../actortrading.schema.json). This page is printed by `config reference`; a test
        keeps it so.

        """;

    public static string Text
    {
        get
        {
            var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
            var top = SettingCatalogue.All.Where(s => !s.Path.Contains('.', StringComparison.Ordinal));
            Section(page, "", "", top);
            foreach (var (path, meaning) in SettingCatalogue.Sections)
            {
                Section(page, path, meaning, SettingCatalogue.All.Where(s => SectionOf(s) == path));
            }

            return page.ToString();
        }
    }

    private static void Section(StringBuilder page, string path, string meaning, IEnumerable<Setting> settings)
    {
        var defaults = new NodeOptions();
        page.Append(path.Length == 0 ? "\n" : $"\n## {path}\n\n{meaning}\n\n");
        page.Append("| setting | default | allowed | meaning |\n|---|---|---|---|\n");
        foreach (var setting in settings)
        {
            page.Append(
                $"| `{setting.Path}`<br>`{EnvironmentEntries.NameOf(setting.Path)}` | {Code(setting.Show(defaults))} | "
                + $"{setting.Allowed} | {setting.Meaning} |\n");
        }
    }

    private static string SectionOf(Setting setting) =>
        setting.Path[..Math.Max(0, setting.Path.LastIndexOf('.'))];

    private static string Code(string value) => value == "-" ? "none" : $"`{value}`";
}
