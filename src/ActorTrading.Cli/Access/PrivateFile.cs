using ActorTrading.Cli.Console;

namespace ActorTrading.Cli.Access;

/// <summary>Files that only this machine's user may read.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderOfOwner = OwnerOnly | UnixFileMode.UserExecute;

    /// <summary>Puts a text in place of whatever was there, whole or not at all.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void Replace(string path, string text)
    {
        try
        {
            EnsureFolderOf(path);
            var partial = path + ".partial";
            File.Delete(partial);
            WriteNew(partial, text);
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be written: {exception.Message}");
        }
    }

    /// <summary>Makes a file that is not there yet.</summary>
    /// <exception cref="UsageException">It is there, or it cannot be written.</exception>
    public static void Create(string path, string text)
    {
        try
        {
            WriteNew(path, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be written: {exception.Message}");
        }
    }

    /// <summary>Whether others than the user may read it.</summary>
    public static bool IsOpenToOthers(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~FolderOfOwner) != UnixFileMode.None;

    private static void EnsureFolderOf(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, FolderOfOwner);
        }
    }

    private static void WriteNew(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }
}
