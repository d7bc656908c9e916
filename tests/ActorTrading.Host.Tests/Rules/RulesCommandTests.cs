using System.Text.Json;
using ActorTrading.Host.Console;

namespace ActorTrading.Host.Tests.Rules;

public sealed class RulesCommandTests : IDisposable
{
    private readonly Workspace _space = new();

    public void Dispose() => _space.Dispose();

    [Theory]
    [InlineData("sample.json")]
    [InlineData("story.json")]
    [InlineData("trend.json")]
    [InlineData("rebound.json")]
    [InlineData("scalper.json")]
    [InlineData("ticks.json")]
    [InlineData("perpetual.json")]
    public void The_shipped_strategies_have_no_error(string name)
    {
        var result = Cli.Run("rules", "check", Cli.Sample(name));

        Assert.Equal((ExitCodes.Ok, ""), (result.Code, result.Error));
        Assert.EndsWith("no error.\n", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_is_told_with_its_place()
    {
        var result = Cli.Run("rules", "check", _space.Rules("[\n  {\"name\": \"x\"}\n]"));

        Assert.Equal(ExitCodes.BadInput, result.Code);
        Assert.Contains("line 2, column 3, $[0]: 'type' is missing", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_are_held_against_data_where_there_is_some()
    {
        var rules = _space.Rules(Texts.Exit.Replace("\"close\",\"operator\"",
            "\"close\",\"timeframe\":\"5m\",\"operator\"", StringComparison.Ordinal));

        Assert.Equal(ExitCodes.Ok, Cli.Run("rules", "check", rules).Code);
        var result = Cli.Run("rules", "check", rules, "--data", _space.Bars());
        Assert.Equal(ExitCodes.BadInput, result.Code);
        Assert.Contains("$.conditions[0].timeframe: '5m' cannot be made of the bars of 1h", result.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_text_of_rules_is_refused()
    {
        Assert.Contains("there is no such file. Check FILE", Cli.Run("rules", "check", "none.json").Error,
            StringComparison.Ordinal);
        Assert.Contains("cannot be read", Cli.Run("rules", "check", _space.PathOf("")).Error, StringComparison.Ordinal);
        Assert.Contains("malformed_json", Cli.Run("rules", "check", _space.Rules("{")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_is_json_that_knows_every_section()
    {
        var result = Cli.Run("rules", "schema");

        Assert.Equal(ExitCodes.Ok, result.Code);
        using var schema = JsonDocument.Parse(result.Out);
        var document = schema.RootElement.GetProperty("$defs").GetProperty("document");
        Assert.False(document.GetProperty("additionalProperties").GetBoolean());
        Assert.Equal(
            ["$schema", "exit_timeout_count", "leverage", "portfolios", "protections", "risk", "rules", "session"],
            document.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }
}
