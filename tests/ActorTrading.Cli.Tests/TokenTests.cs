using ActorTrading.Cli.Tests.Nodes;

namespace ActorTrading.Cli.Tests;

public sealed class TokenTests
{
    [Fact]
    public async Task The_token_comes_from_option_then_variable_then_data_folder()
    {
        await using var node = await ScriptedNode.Start();
        node.On("GET /alerts", Answer.Ok("""{"items":[]}"""));
        using var atc = new Atc();
        atc.Write("option", "by-option");
        atc.Write("variable", "  by-variable\n");

        atc.Run(node, "alert", "list").Done();
        atc.Variables["ATC_TOKEN_FILE"] = "variable";
        atc.Run(node, "alert", "list").Done();
        atc.Run(node, "alert", "list", "--token-file", "option").Done();

        Assert.Equal(
            [$"Bearer {Atc.Token}", "Bearer by-variable", "Bearer by-option"],
            node.Requests.Select(r => r.Header("Authorization")));
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("two\nlines")]
    [InlineData("")]
    [InlineData("ümlaut")]
    public async Task A_file_without_a_token_in_it_is_refused_and_not_shown(string text)
    {
        await using var node = await ScriptedNode.Start();
        using var atc = new Atc();
        atc.Write("token", text);

        var result = atc.Run(node, "alert", "list", "--token-file", "token");

        Assert.Equal(2, result.Code);
        Assert.Contains("holds no token", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("words", result.Error, StringComparison.Ordinal);
        Assert.Empty(node.Requests);
    }

    [Fact]
    public async Task A_missing_file_says_where_a_token_can_come_from()
    {
        await using var node = await ScriptedNode.Start();
        using var atc = new Atc();

        var result = atc.Run(node, "alert", "list", "--token-file", "nowhere");

        Assert.Equal(2, result.Code);
        Assert.Contains("ATC_TOKEN_FILE", result.Error, StringComparison.Ordinal);
        Assert.Empty(node.Requests);
    }

    [Fact]
    public async Task A_file_that_others_may_read_is_warned_of()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Modes of files are of Unix.");
        await using var node = await ScriptedNode.Start();
        node.On("GET /alerts", Answer.Ok("""{"items":[]}"""));
        using var atc = new Atc();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(atc.PathOf("data/admin.token"), (UnixFileMode)0b110_100_100);
        }

        var result = atc.Run(node, "alert", "list");

        Assert.Contains("warning: others may read", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://node.example:8080", "in the clear")]
    [InlineData("node.example", "There is no token for this node")]
    [InlineData("http://user@127.0.0.1", "no address")]
    [InlineData("ftp://127.0.0.1", "no address")]
    [InlineData("127.0.0.1:8080/path", "no address")]
    [InlineData("a b", "no address")]
    public void A_token_goes_to_no_stranger(string host, string complaint)
    {
        using var atc = new Atc();

        var result = atc.Run("-H", host, "alert", "list");

        Assert.Equal(2, result.Code);
        Assert.Contains(complaint, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_is_made_can_go_to_a_file_of_its_own()
    {
        await using var node = await ScriptedNode.Start();
        node.On("POST /tokens", new Answer(201, """{"token":{"id":"t1","label":"bot"},"secret":"atk_new"}"""));
        using var atc = new Atc();

        var shown = atc.Run(node, "token", "create", "bot", "--role", "trader", "--portfolios", "p1, p2").Done();
        var saved = atc.Run(node, "token", "create", "bot", "--role", "viewer", "--save", "bot.token").Done();
        var again = atc.Run(node, "token", "create", "bot", "--role", "viewer", "--save", "bot.token");

        Assert.Contains("atk_new", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("atk_new", saved, StringComparison.Ordinal);
        Assert.Equal("atk_new\n", File.ReadAllText(atc.PathOf("bot.token")));
        Assert.Equal(2, again.Code);
        Assert.Equal(2, node.Requests.Count);
        Assert.Equal("""{"label":"bot","role":"trader","portfolios":["p1","p2"]}""", node.Requests[0].Body);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(atc.PathOf("bot.token")));
        }
    }
}
