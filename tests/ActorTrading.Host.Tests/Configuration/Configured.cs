using ActorTrading.Host.Configuration;

namespace ActorTrading.Host.Tests.Configuration;

/// <summary>Reads configurations of a folder that is empty unless a test writes to it.</summary>
internal static class Configured
{
    public static readonly Dictionary<string, string> NoVariables = [];

    public static ConfigurationResult File(Workspace workspace, string json) =>
        ConfigurationReader.Read(new(workspace.Write("node.json", json)), NoVariables);

    public static ConfigurationResult Variables(Workspace workspace, params (string Name, string Value)[] variables)
    {
        var all = variables.ToDictionary(v => v.Name, v => v.Value);
        all.TryAdd("ACTORTRADING__DataFolder", workspace.PathOf("data"));
        return ConfigurationReader.Read(ConfigurationArguments.None, all);
    }

    public static NodeOptions Options(ConfigurationResult result) =>
        Assert.IsType<ConfigurationResult.Valid>(result).Configuration.Options;

    public static string[] Problems(ConfigurationResult result) =>
        [.. Assert.IsType<ConfigurationResult.Invalid>(result).Problems.Select(p => p.ToString())];
}
