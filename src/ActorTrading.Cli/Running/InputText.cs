using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorTrading.Cli.Console;

namespace ActorTrading.Cli.Running;

/// <summary>JSON that a person keeps in a file, or pipes in. Comments and trailing commas are left out of it.</summary>
internal static class InputText
{
    private const string Piped = "-";
    private const int LengthMax = 4 * 1024 * 1024;

    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <exception cref="UsageException">There is no such file, or no JSON in it.</exception>
    public static JsonNode Read(string path, Terminal terminal)
    {
        var text = path == Piped ? terminal.In.ReadToEnd() : TextOf(terminal.PathOf(path));
        try
        {
            return JsonNode.Parse(text, documentOptions: Lenient)
                ?? throw new UsageException($"{path}: null is nothing to send.");
        }
        catch (JsonException exception)
        {
            throw new UsageException($"{path}: this is no JSON: {exception.Message}");
        }
    }

    private static string TextOf(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: > LengthMax } file
                ? throw new UsageException($"{path}: {file.Length} bytes are more than any request takes.")
                : File.ReadAllText(path, Encoding.UTF8);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"{path}: there is no such file.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: the file cannot be read: {exception.Message}");
        }
    }
}
