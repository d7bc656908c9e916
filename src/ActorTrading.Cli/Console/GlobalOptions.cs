using System.CommandLine;

namespace ActorTrading.Cli.Console;

/// <summary>The options that every verb has, before or after it.</summary>
internal sealed class GlobalOptions
{
    private readonly Option<string> _host = New<string>(
        "--host", "HOST:PORT, a URL, or a name of the address book; 127.0.0.1:8080 where nothing else is said.", "-H");

    private readonly Option<string> _tokenFile = New<string>(
        "--token-file", "The file that holds the token; never the token itself.");

    private readonly Option<bool> _json = New<bool>("--json", "Print the node's JSON instead of a table.");

    private readonly Option<bool> _watch = New<bool>("--watch", "Ask again and again until interrupted.");

    private readonly Option<string> _every = New<string>("--every", "How often --watch asks: 2s where absent.");

    private readonly Option<string> _timeout = New<string>(
        "--timeout", "How long to try before giving up, repeats included: 30s where absent.");

    private readonly Option<bool> _utc = New<bool>("--utc", "Show times in UTC instead of local time.");

    private readonly Option<string> _key = New<string>(
        "--idempotency-key", "Repeat an earlier request under its key, to learn what became of it.");

    public void AddTo(Command root)
    {
        foreach (Option option in (Option[])[_host, _tokenFile, _json, _watch, _every, _timeout, _utc, _key])
        {
            root.Options.Add(option);
        }
    }

    /// <param name="defaults">What holds where a line of a prompt says nothing else.</param>
    /// <exception cref="UsageException">A duration is none.</exception>
    public GlobalSettings Read(ParseResult parse, GlobalSettings defaults) => new()
    {
        Host = parse.GetValue(_host) ?? defaults.Host,
        TokenFile = parse.GetValue(_tokenFile) ?? defaults.TokenFile,
        IsJson = parse.GetValue(_json) || defaults.IsJson,
        IsWatched = parse.GetValue(_watch) || defaults.IsWatched,
        Every = parse.GetValue(_every) is { } every ? Durations.Parse("--every", every) : defaults.Every,
        Timeout = parse.GetValue(_timeout) is { } most ? Durations.Parse("--timeout", most) : defaults.Timeout,
        IsUtc = parse.GetValue(_utc) || defaults.IsUtc,
        IdempotencyKey = parse.GetValue(_key),
    };

    private static Option<T> New<T>(string name, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, Recursive = true };
}
