using System.Collections.Immutable;
using ActorTrading.Host.Configuration.Settings;
using ActorTrading.Host.Configuration.Sources;

namespace ActorTrading.Host.Configuration;

/// <summary>
/// Reads the configuration of a node from defaults, file, environment and command line; later ones win.
/// </summary>
public static class ConfigurationReader
{
    /// <param name="given">What the command line said.</param>
    /// <param name="variables">The environment of the process.</param>
    public static ConfigurationResult Read(
        ConfigurationArguments given, IReadOnlyDictionary<string, string> variables)
    {
        ImmutableArray<ConfigurationEntry> spoken = [.. EnvironmentEntries.From(variables), .. given.Entries];
        var folder = spoken.LastOrDefault(e => e.Path == SettingCatalogue.DataFolder)?.Quoted
            ?? new NodeOptions().DataFolder;
        var file = given.File ?? Path.Combine(folder, ConfigurationFile.Name);
        var (entries, problems) = FromFile(file, isAsked: given.File is not null);
        return ConfigurationBinder.Bind(
            [.. entries, .. spoken],
            [.. given.Problems, .. problems],
            File.Exists(file) ? file : null);
    }

    private static (ImmutableArray<ConfigurationEntry>, ImmutableArray<ConfigurationProblem>) FromFile(
        string path, bool isAsked)
    {
        if (!File.Exists(path) && !isAsked)
        {
            return ([], []);
        }

        try
        {
            if (new FileInfo(path).Length > ConfigurationFile.BytesMax)
            {
                return Unreadable(path, $"the file has more than {ConfigurationFile.BytesMax} bytes.");
            }

            var (entries, problems) = ConfigurationFile.Read(path, File.ReadAllBytes(path));
            return (entries, isAsked ? problems : [.. problems, .. Circular(entries)]);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Unreadable(path, $"there is no such file; the folder is {Environment.CurrentDirectory}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unreadable(path, $"the file cannot be read: {exception.Message}");
        }
    }

    private static IEnumerable<ConfigurationProblem> Circular(ImmutableArray<ConfigurationEntry> entries) =>
        from entry in entries
        where entry.Path == SettingCatalogue.DataFolder
        select new ConfigurationProblem(
            entry.Path,
            entry.Quoted,
            "the file was found in the data folder and cannot name another one. Use --data-folder or --config.",
            entry.Origin);

    private static (ImmutableArray<ConfigurationEntry>, ImmutableArray<ConfigurationProblem>) Unreadable(
        string path, string message) =>
        ([], [new(path, null, message, new(SettingLayer.File, path))]);
}
