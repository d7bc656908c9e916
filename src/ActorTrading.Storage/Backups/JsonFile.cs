using System.Text.Json;
using ActorTrading.Storage.Files;

namespace ActorTrading.Storage.Backups;

/// <summary>Small JSON files that are there whole or not at all.</summary>
internal static class JsonFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
    };

    public static void Write<T>(string path, T value)
    {
        var next = path + ".new";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, value, Options);
            file.Flush();
            DiskSync.Sync(file.SafeFileHandle);
        }

        File.Move(next, path, overwrite: true);
    }

    /// <summary>Throws <see cref="JsonException"/> when the file is not what it should be.</summary>
    public static T Read<T>(string path)
    {
        using var file = File.OpenRead(path);
        return JsonSerializer.Deserialize<T>(file, Options) ?? throw new JsonException($"{path} is empty.");
    }
}
