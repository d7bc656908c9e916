using System.Text.Json.Nodes;
using ActorTrading.Host.Configuration;

namespace ActorTrading.Host.Tests.Configuration;

public sealed class ConfigurationSchemaTests : IDisposable
{
    /// <summary>Values of every kind, good for some setting or for none.</summary>
    private static readonly string[] Candidates =
    [
        "true", "false", "0", "1", "-1", "0.5", "64", "1000", "65536", "99999999999999999999", "null", "{}", "[]",
        "\"\"", "\"true\"", "\"5s\"", "\"250ms\"", "\"100d\"", "\"5 s\"", "\"generated\"", "\"json\"", "\"debug\"",
        "\"0.1%\"", "\"127.0.0.1:0\"", "\"BTC-USD\"", "\"1m\"", "\"UTC\"", "\"2025-01-01\"", "\"none\"",
        "[\"BTC-USD\"]", "[\"Quartz=debug\"]", "[\"https://a.example\"]", "[1]",
    ];

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void The_published_schema_is_the_one_of_the_program() =>
        Assert.Equal(ConfigurationSchema.Text, Documents.Read("docs/actortrading.schema.json"));

    [Fact]
    public void The_published_reference_is_the_one_of_the_program() =>
        Assert.Equal(ConfigurationReference.Text, Documents.Read("docs/guides/configuration.md"));

    [Fact]
    public void The_command_prints_both()
    {
        Assert.Equal(ConfigurationSchema.Text, Cli.Run("config", "schema").Out);
        Assert.Equal(ConfigurationReference.Text, Cli.Run("config", "reference").Out);
    }

    [Fact]
    public void The_schema_never_refuses_what_the_binder_accepts()
    {
        foreach (var (path, schema) in Leaves())
        {
            foreach (var value in Candidates.Where(value => Binds(path, value)))
            {
                Assert.True(MiniSchema.Accepts(schema, JsonNode.Parse(value)), $"The schema refuses {path} = {value}.");
            }
        }
    }

    [Fact]
    public void Where_the_schema_can_say_all_it_accepts_nothing_more()
    {
        var exact = Leaves().Where(
            l => l.Schema["enum"] is not null
                || l.Schema["type"]!.GetValue<string>() is "boolean" or "integer" or "number");
        foreach (var (path, schema) in exact)
        {
            foreach (var value in Candidates)
            {
                Assert.True(
                    MiniSchema.Accepts(schema, JsonNode.Parse(value)) == Binds(path, value),
                    $"Schema and binder disagree on {path} = {value}.");
            }
        }
    }

    [Fact]
    public void Every_setting_is_in_the_schema_and_nothing_else()
    {
        var known = Assert.IsType<ConfigurationResult.Valid>(
            ConfigurationReader.Read(ConfigurationArguments.None, Configured.NoVariables)).Configuration.Settings;

        Assert.Equal(known.Select(s => s.Path).Order(), Leaves().Select(l => l.Path).Order());
    }

    [Fact]
    public void A_default_is_a_value_that_its_setting_allows()
    {
        foreach (var (path, schema) in Leaves().Where(l => l.Schema.ContainsKey("default")))
        {
            var value = schema["default"]!;
            Assert.True(MiniSchema.Accepts(schema, value), path);
            Assert.True(Binds(path, value.ToJsonString()), path);
        }
    }

    private static (string Path, JsonObject Schema)[] Leaves() =>
        [.. Below("", JsonNode.Parse(ConfigurationSchema.Text)!.AsObject())];

    private static IEnumerable<(string Path, JsonObject Schema)> Below(string path, JsonObject schema) =>
        schema["properties"] is not JsonObject properties
            ? [(path, schema)]
            : properties
                .Where(p => p.Key != "$schema")
                .SelectMany(p => Below(path.Length == 0 ? p.Key : $"{path}.{p.Key}", p.Value!.AsObject()));

    /// <summary>Whether the value alone is fine; what it owes to other settings is another matter.</summary>
    private bool Binds(string path, string value)
    {
        var steps = path.Split('.');
        var json = steps.Reverse().Aggregate(value, (inner, step) => $$"""{"{{step}}":{{inner}}}""");
        return Configured.File(_workspace, json) is not ConfigurationResult.Invalid invalid
            || !invalid.Problems.Any(
                p => p.Message.Contains("Allowed:", StringComparison.Ordinal)
                    || p.Message.StartsWith("null", StringComparison.Ordinal)
                    || p.Message.StartsWith("the items", StringComparison.Ordinal));
    }
}
