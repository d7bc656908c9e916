using ActorTrading.Cli.Tests.Nodes;

namespace ActorTrading.Cli.Tests;

public sealed class WatchTests
{
    [Fact]
    public async Task A_watch_looks_until_it_is_interrupted_whatever_the_node_does_meanwhile()
    {
        await using var node = await ScriptedNode.Start();
        node.On(
            "GET /portfolios/p1",
            Answer.Ok("""{"cash":1}"""),
            Answer.Problem(404, "portfolio_unknown", "Gone."),
            Answer.Ok("""{"cash":3}"""));
        using var atc = new Atc();
        node.OnRequest = _ =>
        {
            if (node.Requests.Count == 4)
            {
                atc.Interrupts.Signal();
            }
        };

        var result = atc.Run(node, "portfolio", "show", "p1", "--json", "--watch", "--every", "1ms");

        Assert.StartsWith("{\"cash\":1}\n{\"cash\":3}\n", result.Out, StringComparison.Ordinal);
        Assert.Contains("portfolio_unknown", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_watches_sees_one_screen()
    {
        await using var node = await ScriptedNode.Start();
        node.On("GET /portfolios/p1", Answer.Ok("""{"cash":1}"""));
        using var atc = new Atc { IsOutputInteractive = true };
        node.OnRequest = _ =>
        {
            if (node.Requests.Count == 2)
            {
                atc.Interrupts.Signal();
            }
        };

        var result = atc.Run(node, "portfolio", "show", "p1", "--watch", "--every", "1ms");

        Assert.StartsWith("\u001b[H\u001b[2J", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_something_is_not_watched()
    {
        await using var node = await ScriptedNode.Start();
        using var atc = new Atc();

        var result = atc.Run(node, "session", "resume", "s1", "--watch");

        Assert.Equal(2, result.Code);
        Assert.Empty(node.Requests);
    }

    [Theory]
    [InlineData("--every", "fast")]
    [InlineData("--timeout", "0s")]
    [InlineData("--timeout", "10")]
    public void A_duration_has_a_unit_and_is_above_zero(string option, string text)
    {
        using var atc = new Atc();

        var result = atc.Run("portfolio", "list", option, text);

        Assert.Equal(2, result.Code);
        Assert.Contains("a duration such as", result.Error, StringComparison.Ordinal);
    }
}
