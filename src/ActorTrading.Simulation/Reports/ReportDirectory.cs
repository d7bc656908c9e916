using System.Text.Json;
using ActorTrading.Domain;

namespace ActorTrading.Simulation.Reports;

/// <summary>
/// A folder of files that appears whole or not at all: they are written to a hidden sibling, which takes the folder's
/// name at the end. A folder that a report wrote before is replaced; one that holds anything else is refused before
/// the run starts.
/// </summary>
public sealed class ReportDirectory : IDisposable
{
    private const string ManifestName = "manifest.json";
    private const string ManifestKind = "ActorTrading.Report";
    private const string StagingSuffix = ".partial";
    private const string ReplacedSuffix = ".replaced";
    private const string LockSuffix = ".lock";
    private readonly SortedSet<string> _files = new(StringComparer.Ordinal);
    private readonly FileStream _lock;
    private readonly string _staging;
    private bool _isCommitted;

    private ReportDirectory(string path, FileStream held)
    {
        Path = path;
        _lock = held;
        _staging = Sibling(path, StagingSuffix);
        DeleteIfThere(_staging);
        Directory.CreateDirectory(_staging);
    }

    /// <summary>Where the files will be.</summary>
    public string Path { get; }

    /// <summary>Opens a folder for writing, or says why not: <c>report_directory_not_ours</c>,
    /// <c>report_directory_unwritable</c>.</summary>
    public static Refusal? TryOpen(string path, out ReportDirectory? directory)
    {
        directory = null;
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        try
        {
            if (WhyNotOurs(full) is { } reason)
            {
                return new(
                    "report_directory_not_ours",
                    $"{full} {reason}. Name a new or empty folder, or move what is there.");
            }

            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full) ?? full);
            directory = new(full, Hold(Sibling(full, LockSuffix)));
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(
                "report_directory_unwritable",
                $"{full} cannot be written: {exception.Message} Name a folder that no other run is writing.");
        }
    }

    /// <summary>A new file, by its bare name. The caller closes it before <see cref="Commit"/>.</summary>
    public Stream Create(string fileName)
    {
        if (fileName != System.IO.Path.GetFileName(fileName) || fileName == ManifestName || !_files.Add(fileName))
        {
            throw new ArgumentException($"'{fileName}' is not the name of a new file of the report.", nameof(fileName));
        }

        return File.Create(System.IO.Path.Combine(_staging, fileName));
    }

    /// <summary>Puts the files in place of what was there.</summary>
    public void Commit()
    {
        WriteManifest();
        var replaced = Sibling(Path, ReplacedSuffix);
        DeleteIfThere(replaced);
        if (Directory.Exists(Path))
        {
            Directory.Move(Path, replaced);
        }

        Directory.Move(_staging, Path);
        DeleteIfThere(replaced);
        _isCommitted = true;
    }

    /// <summary>Without a commit nothing remains.</summary>
    public void Dispose()
    {
        if (!_isCommitted)
        {
            DeleteIfThere(_staging);
        }

        _lock.Dispose();
    }

    /// <summary>A file that only one run can hold, so that two runs do not write into one folder.</summary>
    private static FileStream Hold(string path) => new(
        path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);

    private static string? WhyNotOurs(string path)
    {
        if (File.Exists(path))
        {
            return "is a file";
        }

        if (!Directory.Exists(path))
        {
            return null;
        }

        var names = Directory.EnumerateFileSystemEntries(path).Select(System.IO.Path.GetFileName)
            .ToHashSet(StringComparer.Ordinal);
        if (names.Count == 0)
        {
            return null;
        }

        var listed = ReadManifest(System.IO.Path.Combine(path, ManifestName));
        if (listed is null)
        {
            return "is not empty and was not written by a report";
        }

        names.ExceptWith(listed);
        names.Remove(ManifestName);
        return names.Count == 0 ? null : $"holds '{names.Min(StringComparer.Ordinal)}', which no report wrote";
    }

    private static List<string>? ReadManifest(string path)
    {
        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(path));
            return manifest.RootElement.GetProperty("kind").GetString() == ManifestKind
                ? [.. manifest.RootElement.GetProperty("files").EnumerateArray().Select(f => f.GetString()!)]
                : null;
        }
        catch (Exception exception) when (
            exception is FileNotFoundException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private void WriteManifest()
    {
        using var manifest = File.Create(System.IO.Path.Combine(_staging, ManifestName));
        using var json = new Utf8JsonWriter(manifest);
        json.WriteStartObject();
        json.WriteString("kind", ManifestKind);
        json.WriteStartArray("files");
        foreach (var file in _files)
        {
            json.WriteStringValue(file);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Sibling(string path, string suffix) => System.IO.Path.Combine(
        System.IO.Path.GetDirectoryName(path) ?? path, "." + System.IO.Path.GetFileName(path) + suffix);

    private static void DeleteIfThere(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
