using ActorTrading.Host.Console;

namespace ActorTrading.Host.Tests.Console;

public sealed class HelpTests
{
    [Fact]
    public void The_help_of_the_main_job_lists_every_option()
    {
        var result = Cli.Run("backtest", "--help");

        Assert.Equal(ExitCodes.Ok, result.Code);
        string[] options =
        [
            "--rules", "--data", "--recommendations", "--cash", "--from", "--to", "--timeframe", "--fees",
            "--slippage", "--latency", "--participation", "--model", "--convention", "--seed", "--keep-outliers",
            "--out", "--json", "--verify", "--progress", "--no-progress",
        ];
        Assert.All(options, option => Assert.Contains($"  {option} ", result.Out, StringComparison.Ordinal));
    }

    [Fact]
    public void The_help_of_the_program_lists_the_commands_and_exit_codes()
    {
        var result = Cli.Run("--help");

        Assert.Equal(ExitCodes.Ok, result.Code);
        Assert.All(
            ["backtest", "rules", "data", "130 interrupted"],
            word => Assert.Contains(word, result.Out, StringComparison.Ordinal));
    }

    [Fact]
    public void Half_a_command_and_a_wrong_one_point_to_the_help()
    {
        Assert.All([Cli.Run("backtset"), Cli.Run("rules")], result =>
        {
            Assert.Equal(ExitCodes.BadInput, result.Code);
            Assert.Contains("--help", result.Error, StringComparison.Ordinal);
        });
    }
}
