using System.Collections.Immutable;
using System.CommandLine;
using ActorTrading.Host.Configuration.Settings;
using ActorTrading.Host.Configuration.Sources;
using ActorTrading.Host.Console;

namespace ActorTrading.Host.Configuration;

/// <summary>The options of every command that starts a node or looks at its configuration.</summary>
internal sealed class ConfigurationCommandOptions
{
    private readonly Option<string?> _config = new("--config")
    {
        HelpName = "FILE",
        Description = $"Configuration file. Default: {ConfigurationFile.Name} in the data folder, if it is there.",
    };

    private readonly ImmutableArray<(Option<string?> Option, string Path)> _named =
    [
        Named("--data-folder", "DIR", SettingCatalogue.DataFolder),
        Named("--listen", "ADDRESS:PORT", "http.listen"),
        Named("--feed", "KIND", "feed.kind"),
        Named("--seed", "N", "feed.seed"),
        Named("--speed", "N", "feed.speed"),
        Named("--log", "FORMAT", "logging.format"),
    ];

    private readonly Option<string[]> _set = new("--set")
    {
        HelpName = "KEY=VALUE",
        Description = "Any setting, as in --set feed.tick_rate=5; may be given often. Lists have commas between items.",
        AllowMultipleArgumentsPerToken = false,
    };

    public void AddTo(Command command)
    {
        command.Add(_config);
        foreach (var (option, _) in _named)
        {
            command.Add(option);
        }

        command.Add(_set);
    }

    /// <summary>The configuration that a command runs with.</summary>
    /// <exception cref="InputException">Everything that is wrong with it.</exception>
    public NodeConfiguration Read(ParseResult parse, Terminal terminal) =>
        ConfigurationReader.Read(Arguments(parse), terminal.Variables) switch
        {
            ConfigurationResult.Valid valid => valid.Configuration,
            ConfigurationResult.Invalid invalid =>
                throw new InputException([.. invalid.Problems.Select(p => p.ToString())]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public ConfigurationArguments Arguments(ParseResult parse)
    {
        var entries = ImmutableArray.CreateBuilder<ConfigurationEntry>();
        var problems = ImmutableArray.CreateBuilder<ConfigurationProblem>();
        foreach (var (option, path) in _named)
        {
            if (parse.GetValue(option) is { } value)
            {
                entries.Add(ConfigurationEntry.Plain(path, value, Origin($"option {option.Name}")));
            }
        }

        foreach (var assignment in parse.GetValue(_set) ?? [])
        {
            if (assignment.Split('=', 2) is [{ Length: > 0 } path, var value])
            {
                entries.Add(ConfigurationEntry.Plain(path.Trim(), value, Origin("option --set")));
            }
            else
            {
                problems.Add(new("--set", null, "write KEY=VALUE.", Origin("option --set")));
            }
        }

        return new(parse.GetValue(_config)) { Entries = entries.ToImmutable(), Problems = problems.ToImmutable() };
    }

    private static SettingOrigin Origin(string place) => new(SettingLayer.CommandLine, place);

    private static (Option<string?>, string) Named(string name, string value, string path)
    {
        var setting = SettingCatalogue.Find(path)!;
        var description = $"{setting.Meaning} ({path}; {setting.Allowed})";
        return (new(name) { HelpName = value, Description = description }, path);
    }
}
