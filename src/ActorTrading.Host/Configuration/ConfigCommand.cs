using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorTrading.Host.Console;

namespace ActorTrading.Host.Configuration;

/// <summary>Shows what a node would run with, and what can be configured.</summary>
internal static class ConfigCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create(Terminal terminal)
    {
        var schema = Print(terminal, "schema", "Print the JSON schema of the file.", () => ConfigurationSchema.Text);
        var reference = Print(
            terminal, "reference", "Print every setting with its meaning.", () => ConfigurationReference.Text);
        return new Command("config", "The configuration of a node.") { Show(terminal), schema, reference };
    }

    private static Command Print(Terminal terminal, string name, string summary, Func<string> text)
    {
        var command = new Command(name, summary);
        command.SetAction(_ =>
        {
            terminal.Out.Write(text());
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Show(Terminal terminal)
    {
        var command = new Command(
            "show",
            "Print every setting with its value and where that came from. Values come from the defaults, the file, the "
            + "environment and the command line; later ones win. Secrets are shown as ***.");
        var options = new ConfigurationCommandOptions();
        options.AddTo(command);
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        command.Add(json);
        command.SetAction(parse =>
        {
            var configuration = options.Read(parse, terminal);
            if (parse.GetValue(json))
            {
                terminal.Out.WriteLine(ToJson(configuration));
            }
            else
            {
                WriteTable(terminal.Out, configuration);
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    private static void WriteTable(TextWriter output, NodeConfiguration configuration)
    {
        var table = TableText.Of(configuration.File, "setting", "value", "from");
        foreach (var setting in configuration.Settings)
        {
            TableText.Add(table, setting.Path, setting.Value, setting.Origin.Place);
        }

        TableText.Write(output, table);
    }

    private static string ToJson(NodeConfiguration configuration)
    {
        var settings = new JsonObject();
        foreach (var setting in configuration.Settings)
        {
            settings[setting.Path] = new JsonObject
            {
                ["value"] = setting.Value,
                ["from"] = setting.Origin.Place,
            };
        }

        return new JsonObject { ["file"] = configuration.File, ["settings"] = settings }.ToJsonString(Indented);
    }
}
