using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorTrading.Cli.Console;
using ActorTrading.Cli.Output;

namespace ActorTrading.Cli.Addresses;

/// <summary>The verbs of the address book, which ask no node.</summary>
internal sealed class BookCommand(Terminal terminal, Func<ParseResult, GlobalSettings> settings)
{
    private static readonly GridColumn[] Columns =
        [new(""), new("name"), new("host"), new("token file"), new("data folder")];

    private readonly BookFile _file = new(terminal);

    public Command Create() => new("book", "Nodes by name: where they are and where their tokens are.")
    {
        Add(), List(), Use(), Remove(),
    };

    private Command Add()
    {
        var name = Name();
        var host = new Argument<string>("host") { Description = "HOST:PORT or a URL." };
        var folder = new Option<string>("--data-folder")
        {
            Description = "The node's data folder, where it is on this machine; its first token is in it.",
        };
        var command = new Command("add", "Name a node; --token-file says which token it is called with.")
        {
            name, host, folder,
        };
        command.SetAction(parse =>
        {
            var entry = new BookEntry
            {
                Name = parse.GetRequiredValue(name),
                Host = parse.GetRequiredValue(host),
                TokenFile = FullPath(settings(parse).TokenFile),
                DataFolder = FullPath(parse.GetValue(folder)),
            };
            NodeAddress.Parse(entry.Host);
            _file.Write(_file.Read().With(entry));
        });
        return command;
    }

    private Command List()
    {
        var command = new Command("list", "Show the named nodes; the star marks the one that is meant by default.");
        command.SetAction(parse => Show(_file.Read(), settings(parse)));
        return command;
    }

    private Command Use()
    {
        var name = Name();
        var command = new Command("use", "Mean this node where no other is named.") { name };
        command.SetAction(parse => _file.Write(_file.Read().Using(parse.GetRequiredValue(name))));
        return command;
    }

    private Command Remove()
    {
        var name = Name();
        var command = new Command("remove", "Forget a name.") { name };
        command.SetAction(parse => _file.Write(_file.Read().Without(parse.GetRequiredValue(name))));
        return command;
    }

    private Argument<string> Name()
    {
        var name = new Argument<string>("name") { Description = "A name of the address book." };
        name.CompletionSources.Add(_ => _file.Read().Entries.Select(
            e => new System.CommandLine.Completions.CompletionItem(e.Name)));
        return name;
    }

    private string? FullPath(string? path) => path is null ? null : terminal.PathOf(path);

    private void Show(AddressBook book, GlobalSettings how)
    {
        if (how.IsJson)
        {
            var items = new JsonArray([.. book.Entries.Select(e => (JsonNode)JsonOf(e, e.Name == book.Current))]);
            terminal.Out.WriteLine(JsonText.Of(JsonSerializer.SerializeToElement(items), isIndented: true));
            return;
        }

        new GridWriter(terminal).Write(new Grid(Columns, [.. book.Entries.Select(e => (string[])
        [
            e.Name == book.Current ? "*" : "", e.Name, e.Host, e.TokenFile ?? "", e.DataFolder ?? "",
        ])]));
    }

    private static JsonObject JsonOf(BookEntry entry, bool isCurrent) => new JsonObject
    {
        ["name"] = entry.Name,
        ["host"] = entry.Host,
        ["token_file"] = entry.TokenFile,
        ["data_folder"] = entry.DataFolder,
        ["is_current"] = isCurrent,
    };
}
