using ActorTrading.Cli.Console;

namespace ActorTrading.Cli.Access;

/// <summary>Where the token is looked for: a file always, so that no process list or history shows it.</summary>
internal static class TokenFile
{
    public const string Variable = "ATC_TOKEN_FILE";

    /// <summary>Of a node's first token, in its data folder.</summary>
    public const string Name = "admin.token";

    private const long BytesMax = 16_384;

    private const string Advice =
        $"Name the file by --token-file or {Variable}, or run atc where the node's data folder is; "
            + "'atc book add' remembers where it is.";

    /// <param name="named">The file that was asked for by option, null without.</param>
    /// <param name="fallback">The file that is there without anybody asking for it; null for none.</param>
    /// <exception cref="UsageException">There is no such file, or no token in it.</exception>
    public static BearerToken Read(string? named, string? fallback, Terminal terminal)
    {
        var path = named ?? (terminal.Variables.GetValueOrDefault(Variable) is { Length: > 0 } set ? set : fallback)
            ?? throw new UsageException("There is no token for this node.", Advice);
        path = terminal.PathOf(path);
        if (!File.Exists(path))
        {
            throw new UsageException($"There is no token: {path} does not exist.", Advice);
        }

        if (PrivateFile.IsOpenToOthers(path))
        {
            terminal.Error.WriteLine($"warning: others may read {path}; take that from them (chmod 600).");
        }

        return BearerToken.Parse(TextOf(path)) ?? throw new UsageException(
            $"{path} holds no token: one word of ASCII is expected.");
    }

    private static string TextOf(string path)
    {
        try
        {
            return new FileInfo(path).Length <= BytesMax ? File.ReadAllText(path) : "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {exception.Message}");
        }
    }
}
