using ActorTrading.Domain.Rules.Json;

namespace ActorTrading.Host.Console;

/// <summary>Reads a text that a person named.</summary>
internal static class InputFile
{
    /// <summary>Bytes of UTF-8 that a character takes at most.</summary>
    private const int BytesPerCharacter = 4;

    /// <exception cref="InputException">There is no such file, it cannot be read, or it is too large.</exception>
    public static string ReadText(string path, string option)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.Exists && file.Length > (long)RuleLimits.TextLengthMax * BytesPerCharacter)
            {
                throw new InputException(
                    $"{path}: the file has {file.Length} bytes, which is no text of rules. Check {option}.");
            }

            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(
                $"{path}: there is no such file. Check {option}; the folder is {Environment.CurrentDirectory}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"{path}: the file cannot be read: {exception.Message} Check {option}.");
        }
    }
}
