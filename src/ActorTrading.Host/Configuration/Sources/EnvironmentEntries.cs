using ActorTrading.Host.Configuration.Settings;

namespace ActorTrading.Host.Configuration.Sources;

/// <summary>
/// Settings in environment variables: <c>ACTORTRADING__Http__AllowedHosts</c> is <c>http.allowed_hosts</c>. Case and
/// single underscores do not matter.
/// </summary>
internal static class EnvironmentEntries
{
    public const string Prefix = "ACTORTRADING__";
    private const string Separator = "__";

    public static IEnumerable<ConfigurationEntry> From(IReadOnlyDictionary<string, string> variables) =>
        from variable in variables
        where variable.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        orderby variable.Key
        let origin = new SettingOrigin(SettingLayer.Environment, $"environment variable {variable.Key}")
        select ConfigurationEntry.Plain(PathOf(variable.Key), variable.Value, origin);

    /// <summary>The variable that sets a setting, as the guide writes it.</summary>
    public static string NameOf(string path) =>
        Prefix + string.Join(Separator, path.Split('.').Select(Capitalised));

    private static string PathOf(string variable)
    {
        var written = string.Join('.', variable[Prefix.Length..].Split(Separator));
        return SettingCatalogue.All.FirstOrDefault(s => Plain(s.Path) == Plain(written))?.Path
            ?? written.ToLowerInvariant();
    }

    private static string Plain(string path) =>
        path.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private static string Capitalised(string segment) =>
        string.Concat(segment.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
