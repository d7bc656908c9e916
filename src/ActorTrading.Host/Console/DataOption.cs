using System.CommandLine;

namespace ActorTrading.Host.Console;

/// <summary>The option that names market data, alike wherever there is one.</summary>
internal static class DataOption
{
    public static Option<string[]> Create(string description)
    {
        var option = new Option<string[]>("--data")
        {
            Description = description,
            HelpName = "FILE...",
            AllowMultipleArgumentsPerToken = true,
        };

        // A list of files would take a mistyped option for one of them.
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => t.Value.StartsWith("--", StringComparison.Ordinal)))
            {
                result.AddError(
                    $"There is no option '{token.Value}' here. Write a file of that name as ./{token.Value}.");
            }
        });
        return option;
    }
}
