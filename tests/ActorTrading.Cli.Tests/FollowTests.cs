using ActorTrading.Cli.Tests.Nodes;

namespace ActorTrading.Cli.Tests;

/// <summary>What is added to a log or a journal, line by line.</summary>
public sealed class FollowTests
{
    [Fact]
    public async Task What_is_added_is_shown_once_and_the_next_request_goes_on_after_it()
    {
        await using var node = await ScriptedNode.Start();
        node.On(
            "GET /admin/log/lines",
            Lines(7, "one", "two"),
            Answer.Problem(503, "starting", "Not yet."),
            Answer.Problem(503, "starting", "Not yet."),
            Answer.Problem(503, "starting", "Not yet."),
            Lines(8, "three"),
            Lines(8));
        using var atc = new Atc();
        node.OnRequest = _ => StopAt(6, node, atc);

        var result = atc.Run(node, "log", "tail", "-f", "--level", "warning", "--every", "1ms", "--timeout", "5s");

        Assert.Equal(0, result.Code);
        Assert.Equal(["one", "two", "three"], result.Out.TrimEnd().Split('\n').Select(line => line.Split("  ")[^1]));
        Assert.Equal("GET /admin/log/lines?level=warning", node.Requests[0].Line);
        Assert.Equal("GET /admin/log/lines?level=warning&after=7", node.Requests[4].Line);
        Assert.Equal("GET /admin/log/lines?level=warning&after=8", node.Requests[5].Line);
    }

    [Fact]
    public async Task Followed_as_json_each_line_is_an_object()
    {
        await using var node = await ScriptedNode.Start();
        node.On(
            "GET /journal/events/newest",
            Answer.Ok("""{"items":[{"offset":1,"key":"a"},{"offset":2,"key":"b"}],"last":2}"""));
        using var atc = new Atc();
        node.OnRequest = _ => StopAt(2, node, atc);

        var result = atc.Run(node, "journal", "tail", "--follow", "--json", "--every", "1ms");

        Assert.StartsWith("{\"offset\":1,\"key\":\"a\"}\n{\"offset\":2,", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_ends_it()
    {
        await using var node = await ScriptedNode.Start();
        node.On("GET /admin/log/lines", Answer.Problem(403, "permission_missing", "Only admins."));
        using var atc = new Atc();

        var result = atc.Run(node, "log", "tail", "-f");

        Assert.Equal(2, result.Code);
        Assert.Contains("permission_missing", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", 0)]
    [InlineData("false", 2)]
    public async Task A_node_that_is_looked_at_deeply_and_is_not_well_is_told_by_the_exit_code(string ok, int code)
    {
        await using var node = await ScriptedNode.Start();
        node.On(
            "GET /admin/health",
            Answer.Ok($$"""{"ok":{{ok}},"checks":[{"name":"disk","ok":{{ok}},"ms":1.5,"reason":"4 % free"}]}"""));
        using var atc = new Atc();

        var asOption = atc.Run(node, "health", "--deep");
        var asVerb = atc.Run(node, "health", "deep");

        Assert.Equal((code, code), (asOption.Code, asVerb.Code));
        Assert.Equal(asVerb.Out, asOption.Out);
        Assert.Contains("4 % free", asVerb.Out, StringComparison.Ordinal);
    }

    private static Answer Lines(long last, params string[] texts) => Answer.Ok(
        $$"""{"items":[{{string.Join(',', texts.Select(LineOf))}}],"last":{{last}}}""");

    private static string LineOf(string text) =>
        $$"""{"number":1,"at":"2026-01-05T09:00:00Z","level":"warning","category":"Here","text":"{{text}}"}""";

    private static void StopAt(int requests, ScriptedNode node, Atc atc)
    {
        if (node.Requests.Count == requests)
        {
            atc.Interrupts.Signal();
        }
    }
}
