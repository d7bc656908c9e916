using System.Text.Json;
using ActorTrading.Cli.Access;
using ActorTrading.Cli.Console;

namespace ActorTrading.Cli.Addresses;

/// <summary>The address book on disk, in the user's configuration folder.</summary>
internal sealed class BookFile(Terminal terminal)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    private readonly string _path = Path.Combine(terminal.ConfigurationFolder, "book.json");

    /// <exception cref="UsageException">The file is damaged or cannot be read.</exception>
    public AddressBook Read()
    {
        try
        {
            return File.Exists(_path)
                ? JsonSerializer.Deserialize<AddressBook>(File.ReadAllText(_path), Json) ?? AddressBook.Empty
                : AddressBook.Empty;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"The address book cannot be read: {exception.Message}", $"Mend or delete {_path}.");
        }
    }

    /// <exception cref="UsageException">It cannot be written.</exception>
    public void Write(AddressBook book) => PrivateFile.Replace(_path, JsonSerializer.Serialize(book, Json) + "\n");
}
