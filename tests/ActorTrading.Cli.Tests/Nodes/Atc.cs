using ActorTrading.Cli.Console;
using ActorTrading.Cli.Prompts;

namespace ActorTrading.Cli.Tests.Nodes;

/// <summary>The program in a folder of its own, with a token in its place.</summary>
internal sealed class Atc : IDisposable
{
    /// <summary>What may be in no output, whatever happens.</summary>
    public const string Token = "atk_0123456789ab_canarycanarycanary";

    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public Atc()
    {
        Folder = Directory.CreateTempSubdirectory("atc-").FullName;
        Directory.CreateDirectory(PathOf("data"));
        Write("data/admin.token", Token + "\n");
    }

    public string Folder { get; }

    public Dictionary<string, string> Variables { get; } = [];

    public Interrupts Interrupts { get; } = new();

    public IKeyboard? Keyboard { get; set; }

    public bool IsOutputInteractive { get; set; }

    public string Input { get; set; } = "";

    public int Width { get; set; } = Terminal.WidthDefault;

    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Writes a file that only the user may read.</summary>
    public void Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(PathOf(name), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    public AtcResult Run(ScriptedNode node, params string[] args) => Run(["-H", node.Host, .. args]);

    public AtcResult Run(params string[] args)
    {
        _out.GetStringBuilder().Clear();
        _error.GetStringBuilder().Clear();
        var code = CommandLine.Run(args, new Terminal(new StringReader(Input), _out, _error, Time)
        {
            Folder = Folder,
            ConfigurationFolder = PathOf("config"),
            Variables = Variables,
            Interrupts = Interrupts,
            Keyboard = Keyboard,
            IsOutputInteractive = IsOutputInteractive,
            Width = Width,
            Zone = Zone,
        });
        Assert.DoesNotContain("canary", _out.ToString() + _error, StringComparison.Ordinal);
        return new AtcResult(code, Lines(_out), Lines(_error));
    }

    public void Dispose()
    {
        Interrupts.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static string Lines(StringWriter text) => text.ToString().ReplaceLineEndings("\n");
}
