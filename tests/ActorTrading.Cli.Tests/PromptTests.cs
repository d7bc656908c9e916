using ActorTrading.Cli.Tests.Nodes;

namespace ActorTrading.Cli.Tests;

public sealed class PromptTests
{
    private const string Leave = "exit[Enter]";

    [Theory]
    [InlineData("portf[Tab]sh[Tab]p1[Enter]")]
    [InlineData("portfolio show p2[Backspace]1[Enter]")]
    [InlineData("x[^A][Delete]portfolio show p1[Enter]")]
    [InlineData("show p1[Home]portfolio [End][Enter]")]
    [InlineData("portfolio show p1 nonsense[^W][Enter]")]
    [InlineData("nonsense[^U]portfolio show p1[Enter]")]
    [InlineData("portfolio show p1xx[LeftArrow][LeftArrow][^K][Enter]")]
    [InlineData("nonsense[Escape]portfolio show p1[Enter]")]
    [InlineData("nonsense[^C]portfolio show p1[Enter]")]
    [InlineData("portfolio show px1[^B][^H][^F][^E][Enter]")]
    [InlineData("portfolio show xp1[^B][^B][^B][^D][RightArrow][Enter]")]
    [InlineData("nonsense[UpArrow][DownArrow]portfolio show p1[Enter]")]
    [InlineData("portfolio show \"p1\"[Enter]")]
    public async Task A_line_is_edited_and_run(string keys)
    {
        await using var node = await ScriptedNode.Start();
        node.On("GET /portfolios/p1", Answer.Ok("""{"cash":1}"""));
        using var atc = new Atc { Keyboard = new TypedKeys(keys + Leave) };

        var result = atc.Run(node);

        Assert.Equal("GET /portfolios/p1", node.Only.Line);
        Assert.Contains("cash   1", result.Done(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_before_come_back_also_in_the_next_prompt()
    {
        await using var node = await ScriptedNode.Start();
        node.On("GET /portfolios/p1", Answer.Ok("{}"));
        using var atc = new Atc();

        atc.Keyboard = new TypedKeys("portfolio show p1[Enter][UpArrow][Enter]" + Leave);
        atc.Run(node).Done();
        atc.Keyboard = new TypedKeys("[UpArrow][UpArrow][Enter][^D]");
        atc.Run(node).Done();

        Assert.Equal(3, node.Requests.Count);
        Assert.Equal("portfolio show p1\n", File.ReadAllText(atc.PathOf("config/history")));
    }

    [Fact]
    public void Several_words_that_fit_are_offered()
    {
        using var atc = new Atc { Keyboard = new TypedKeys("order can[Tab][Tab][Escape]" + Leave) };

        Assert.Contains("cancel  cancel-all", atc.Run().Done(), StringComparison.Ordinal);
    }

    [Fact]
    public void Help_lists_the_palettes_and_what_is_wrong_ends_nothing()
    {
        using var atc = new Atc
        {
            Keyboard = new TypedKeys("nonsense[Enter]--json[Enter][Enter]help order[Enter]quit[Enter]"),
        };

        var result = atc.Run();

        Assert.Contains("Orders of portfolios", result.Done(), StringComparison.Ordinal);
        Assert.Contains("'nonsense'", result.Error, StringComparison.Ordinal);
        Assert.Contains("Name a palette.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_line_shows_the_part_around_the_cursor()
    {
        using var atc = new Atc { Width = 20, Keyboard = new TypedKeys(new string('x', 40) + "[Escape]" + Leave) };

        var longest = atc.Run().Done().Split('\n').Where(l => l.StartsWith("atc> ", StringComparison.Ordinal))
            .Max(l => l.Split('\u001b')[0].Length);

        Assert.InRange(longest, 15, 20);
    }

    [Fact]
    public async Task A_script_stops_at_what_did_not_go_well()
    {
        await using var node = await ScriptedNode.Start();
        node.On("GET /portfolios/p1", Answer.Ok("{}"));
        using var atc = new Atc
        {
            Input = "# a comment\n\nportfolio show p1\nportfolio show p2 --timeout 5s\nportfolio show p1\n",
        };

        var result = atc.Run(node, "--utc");

        Assert.Equal(2, result.Code);
        Assert.Equal(2, node.Requests.Count);
    }

    [Fact]
    public async Task A_script_that_leaves_is_done()
    {
        await using var node = await ScriptedNode.Start();
        using var atc = new Atc { Input = "exit\nportfolio show p1\n" };

        atc.Run(node).Done();

        Assert.Empty(node.Requests);
    }
}
