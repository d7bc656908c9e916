using ActorTrading.Cli.Tests.Nodes;

namespace ActorTrading.Cli.Tests;

public sealed class BookTests
{
    [Fact]
    public async Task A_named_node_is_called_by_its_name_with_its_token()
    {
        await using var node = await ScriptedNode.Start();
        node.On("GET /alerts", Answer.Ok("""{"items":[]}"""));
        using var atc = new Atc();
        Directory.CreateDirectory(atc.PathOf("elsewhere"));
        atc.Write("elsewhere/admin.token", "of-elsewhere");
        atc.Write("trader.token", "of-trader");

        atc.Run("book", "add", "paper", node.Host, "--data-folder", "elsewhere").Done();
        atc.Run("book", "add", "desk", node.Host, "--token-file", "trader.token").Done();
        atc.Run("alert", "list").Done();
        atc.Run("-H", "desk", "alert", "list").Done();
        atc.Run("book", "use", "desk").Done();
        atc.Run("alert", "list").Done();

        Assert.Equal(
            ["Bearer of-elsewhere", "Bearer of-trader", "Bearer of-trader"],
            node.Requests.Select(r => r.Header("Authorization")));
    }

    [Fact]
    public void The_book_is_kept_for_the_user_alone()
    {
        using var atc = new Atc();

        atc.Run("book", "add", "paper", "127.0.0.1:9").Done();
        atc.Run("book", "add", "desk", "https://desk.example").Done();
        var list = atc.Run("book", "list").Done();
        var json = atc.Run("book", "list", "--json").Done();
        atc.Run("book", "remove", "paper").Done();

        Assert.Equal(
            """
               NAME   HOST                  TOKEN FILE  DATA FOLDER
               desk   https://desk.example
            *  paper  127.0.0.1:9

            """,
            list);
        Assert.Contains("\"is_current\": true", json, StringComparison.Ordinal);
        Assert.DoesNotContain("paper", atc.Run("book", "list").Done(), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(atc.PathOf("config/book.json")));
        }
    }

    [Theory]
    [InlineData("use")]
    [InlineData("remove")]
    public void A_name_that_is_not_there_is_refused(string verb)
    {
        using var atc = new Atc();

        var result = atc.Run("book", verb, "nobody");

        Assert.Equal(2, result.Code);
        Assert.Contains("no 'nobody'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_book_is_named_and_not_overwritten()
    {
        using var atc = new Atc();
        atc.Run("book", "add", "paper", "127.0.0.1:9").Done();
        atc.Write("config/book.json", "{");

        var result = atc.Run("book", "add", "desk", "127.0.0.1:9");

        Assert.Equal(2, result.Code);
        Assert.Contains("book.json", result.Error, StringComparison.Ordinal);
        Assert.Equal("{", File.ReadAllText(atc.PathOf("config/book.json")));
    }
}
