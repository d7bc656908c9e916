using ActorTrading.Cli.Prompts;

namespace ActorTrading.Cli.Console;

/// <summary>Where the program reads and writes, and what it may know of the world around it.</summary>
/// <param name="In">What is read where a file is called <c>-</c>, and the commands of a script.</param>
/// <param name="Out">The result, and nothing else.</param>
/// <param name="Error">Everything said on the way: refusals, advice, where there is more.</param>
public sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error, TimeProvider Time)
{
    public const int WidthDefault = 120;

    /// <summary>The keys of a person, null where nobody types.</summary>
    public IKeyboard? Keyboard { get; init; }

    /// <summary>Whether a person watches <see cref="Out"/>: tables get borders and a watch clears the screen.</summary>
    public bool IsOutputInteractive { get; init; }

    public int Width { get; init; } = WidthDefault;

    /// <summary>In which times are shown unless UTC is asked for.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The folder that relative paths start from.</summary>
    public required string Folder { get; init; }

    /// <summary>The user's own: address book and history are kept there.</summary>
    public required string ConfigurationFolder { get; init; }

    /// <summary>The environment of the process.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public Interrupts Interrupts { get; init; } = new();

    public string PathOf(string path) => Path.GetFullPath(path, Folder);
}
