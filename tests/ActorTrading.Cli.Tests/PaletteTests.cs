using System.Text.RegularExpressions;
using ActorTrading.Cli.Palettes;
using ActorTrading.Cli.Tests.Nodes;

namespace ActorTrading.Cli.Tests;

public sealed partial class PaletteTests
{
    public static TheoryData<string, string> Rows =>
        new(Catalogue.All.SelectMany(p => p.Verbs.Select(v => (p.Name, v.Name))));

    /// <summary>All but the WebSocket, which has tests of its own.</summary>
    public static TheoryData<string, string> Requests =>
        new(Catalogue.All.SelectMany(
            p => p.Verbs.Where(v => v.Form != AnswerForm.Events).Select(v => (p.Name, v.Name))));

    public static TheoryData<string, string> Destructive =>
        new(Catalogue.All.SelectMany(p => p.Verbs.Where(v => v.IsDestructive).Select(v => (p.Name, v.Name))));

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Every_row_is_a_command_that_asks_for_its_route(string palette, string name)
    {
        var verb = Find(palette, name);
        await using var node = await ScriptedNode.Start();
        using var atc = new Atc();
        atc.Write("body.json", """{"in_file":1.50}""");
        var before = verb.Lookup ?? verb.Each;
        if (before is not null)
        {
            node.On(
                "GET " + Filled(before.Route, before), Answer.Ok("""{"items":[{"id":"found","is_active":true}]}"""));
        }

        var route = Filled(verb.Route, before);
        node.On($"{verb.Method} {route}", verb.Pick is null ? Answer.Ok("{}") : Answer.Ok("""[{"id":"rule-1"}]"""));

        atc.Run(node, [palette, .. name.Length > 0 ? [name] : Array.Empty<string>(), .. ArgumentsOf(verb)]).Done();

        var asked = node.Requests[^1];
        Assert.StartsWith($"{verb.Method} {route}", asked.Line, StringComparison.Ordinal);
        Assert.Equal(verb.Method == HttpMethod.Post, asked.Header("Idempotency-Key") is not null);
        Assert.Equal(!verb.IsOpen, asked.Header("Authorization") is not null);
        Assert.Equal(asked.Body.Length > 0, asked.Header("Content-Type") == "application/json");
    }

    [Theory]
    [MemberData(nameof(Destructive))]
    public async Task What_cannot_be_taken_back_wants_a_yes_and_a_reason(string palette, string name)
    {
        var verb = Find(palette, name);
        await using var node = await ScriptedNode.Start();
        using var atc = new Atc();
        string[] bare = [palette, name, .. ArgumentsOf(verb with { IsDestructive = false })];

        foreach (string[] half in (string[][])[[], ["--yes"], ["--reason", "why"], ["--yes", "--reason", " "]])
        {
            var result = atc.Run(node, [.. bare, .. half]);

            Assert.Equal(2, result.Code);
            Assert.Contains("--yes", result.Error, StringComparison.Ordinal);
        }

        Assert.Empty(node.Requests);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_row_has_its_help(string palette, string name)
    {
        using var atc = new Atc();

        var help = atc.Run([palette, .. name.Length > 0 ? [name] : Array.Empty<string>(), "--help"]).Done();

        Assert.Contains(Find(palette, name).Summary, help, StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_rows_are_called_alike() => Assert.All(
        Catalogue.All, palette => Assert.Equal(palette.Verbs.Count, palette.Verbs.DistinctBy(v => v.Name).Count()));

    [Fact]
    public void An_unknown_word_is_refused_with_where_to_look()
    {
        using var atc = new Atc();

        var result = atc.Run("order", "sell-everything");

        Assert.Equal(2, result.Code);
        Assert.Contains("'atc order --help' lists what there is.", result.Error, StringComparison.Ordinal);
    }

    private static Verb Find(string palette, string name) =>
        Catalogue.All.Single(p => p.Name == palette).Verbs.Single(v => v.Name == name);

    private static IEnumerable<string> ArgumentsOf(Verb verb)
    {
        foreach (var parameter in verb.Parameters.Where(p => p.IsRequired || p.Choices.Count > 0))
        {
            if (parameter.IsOption)
            {
                yield return "--" + parameter.Name;
            }

            yield return ValueOf(parameter);
        }

        if (verb.IsDestructive)
        {
            yield return "--yes";
            yield return "--reason";
            yield return "because";
        }
    }

    private static string ValueOf(Parameter parameter) => parameter switch
    {
        { Choices: [.., var last] } => last,
        { Kind: ValueKind.Number } => "0.25",
        { Kind: ValueKind.Past or ValueKind.Future } => "2h",
        { Kind: ValueKind.JsonFile } => "body.json",
        _ => parameter.Name + "-1",
    };

    /// <summary>The path of a route as the sample values make it.</summary>
    private static string Filled(string route, Lookup? lookup) => Sample()
        .Replace(route.Split('?')[0], m => m.Groups[1].Value == lookup?.Into ? "found" : m.Groups[1].Value + "-1");

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Sample();
}
