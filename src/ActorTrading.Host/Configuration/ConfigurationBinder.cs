using System.Collections.Immutable;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Host.Configuration.Settings;
using ActorTrading.Host.Configuration.Sources;

namespace ActorTrading.Host.Configuration;

/// <summary>Turns what all sources gave into options, and everything that is wrong with it into problems.</summary>
internal sealed class ConfigurationBinder
{
    private readonly Dictionary<string, ConfigurationEntry> _given = [];
    private readonly List<ConfigurationProblem> _problems;
    private NodeOptions _options = new();

    private ConfigurationBinder(IEnumerable<ConfigurationProblem> problems) => _problems = [.. problems];

    /// <param name="entries">Of all layers, in any order.</param>
    /// <param name="problems">What is known to be wrong already.</param>
    /// <param name="file">The file that was read, if any.</param>
    public static ConfigurationResult Bind(
        IEnumerable<ConfigurationEntry> entries, IEnumerable<ConfigurationProblem> problems, string? file)
    {
        var binder = new ConfigurationBinder(problems);
        foreach (var entry in entries.OrderBy(e => e.Origin.Layer))
        {
            binder.Take(entry);
        }

        binder.CheckTogether();
        return binder._problems.Count == 0
            ? new ConfigurationResult.Valid(new(binder._options, binder.Effective(), file))
            : new ConfigurationResult.Invalid([.. binder._problems]);
    }

    private void Take(ConfigurationEntry entry)
    {
        if (SettingCatalogue.Find(entry.Path) is not { } setting)
        {
            Add(entry, entry.Path, null, UnknownName(entry.Path));
            return;
        }

        if (_given.TryGetValue(entry.Path, out var earlier) && earlier.Origin.Layer == entry.Origin.Layer)
        {
            Add(entry, entry.Path, null, $"it is given twice, first by {earlier.Origin}.");
            return;
        }

        _given[entry.Path] = entry;
        Apply(entry, setting);
    }

    private void Apply(ConfigurationEntry entry, Setting setting)
    {
        var shown = setting.IsSecret ? Secret.Redacted : entry.Quoted;
        if (entry.For(setting.Shape) is not { } texts)
        {
            Add(entry, entry.Path, shown, $"{Expected(setting.Shape)} is expected. Allowed: {setting.Allowed}.");
            return;
        }

        try
        {
            _options = setting.Apply(_options, texts);
        }
        catch (FormatException exception)
        {
            Add(entry, entry.Path, shown, Sentence(exception.Message, setting.Allowed));
        }
    }

    private void CheckTogether()
    {
        var wrong = _problems.Select(p => p.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var (paths, message) in NodeOptionsRules.Breaches(_options))
        {
            // What was read from a value that is itself wrong would be told twice.
            if (!paths.Any(wrong.Contains))
            {
                var setting = SettingCatalogue.Find(paths[0])!;
                _problems.Add(new(paths[0], setting.Show(_options), message, OriginOf(paths[0])));
            }
        }
    }

    private ImmutableArray<EffectiveSetting> Effective() =>
        [.. SettingCatalogue.All.Select(s => new EffectiveSetting(s.Path, s.Show(_options), OriginOf(s.Path)))];

    private SettingOrigin OriginOf(string path) =>
        _given.TryGetValue(path, out var entry) ? entry.Origin : SettingOrigin.Default;

    private void Add(ConfigurationEntry entry, string path, string? value, string message) =>
        _problems.Add(new(path, value, message, entry.Origin));

    private static string Sentence(string message, string allowed) =>
        message.Contains("Allowed:", StringComparison.Ordinal)
            ? message
            : $"{message.TrimEnd('.')}. Allowed: {allowed}.";

    private static string UnknownName(string path)
    {
        if (SettingCatalogue.Sections.Any(s => s.Path == path))
        {
            return "this is a section; set what is in it.";
        }

        var nearest = Spelling.Nearest(path, SettingCatalogue.All.Select(s => s.Path));
        return nearest is null
            ? "there is no such setting. 'config show' lists what there is."
            : $"there is no such setting. Did you mean '{nearest}'?";
    }

    private static string Expected(JsonShape shape) => shape switch
    {
        JsonShape.Text => "a text in quotation marks",
        JsonShape.Number => "a number without quotation marks",
        JsonShape.Flag => "true or false without quotation marks",
        _ => "a list in square brackets",
    };
}
