using ActorTrading.Cli.Tests.Nodes;

namespace ActorTrading.Cli.Tests;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("atc portf", "portfolio")]
    [InlineData("atc order ca", "cancel cancel-all")]
    [InlineData("atc stop resume a", "account")]
    [InlineData("atc stop resume account --c", "--code")]
    [InlineData("atc token create bot --role ", "admin trader viewer")]
    [InlineData("atc nothing-like-it x", "")]
    public void A_shell_is_told_what_could_come(string line, string words)
    {
        using var atc = new Atc();

        var told = atc.Run("complete-line", line.Length.ToString(), "--", line).Done();

        Assert.Equal(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), told.Split('\n')[..^1]);
    }

    [Fact]
    public void After_a_blank_verbs_come_without_options()
    {
        using var atc = new Atc();

        var told = atc.Run("complete-line", "10", "--", "atc order ").Done();

        Assert.StartsWith("cancel\ncancel-all\nlist\n", told, StringComparison.Ordinal);
        Assert.DoesNotContain("--", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_the_book_are_completed()
    {
        using var atc = new Atc();
        atc.Run("book", "add", "paper", "127.0.0.1:9").Done();

        Assert.Equal("paper\n", atc.Run("complete-line", "14", "--", "atc book use p").Done());
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _atc atc")]
    [InlineData("zsh", "compdef _atc atc")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public void Each_shell_has_its_script(string shell, string line)
    {
        using var atc = new Atc();

        var script = atc.Run("completion", shell).Done();

        Assert.Contains(line, script, StringComparison.Ordinal);
        Assert.Contains("atc complete-line", script, StringComparison.Ordinal);
    }
}
