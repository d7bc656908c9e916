using ActorTrading.Host.Console;

namespace ActorTrading.Host.Tests;

/// <summary>The program in this process.</summary>
internal static class Cli
{
    public static CliResult Run(params string[] args) => Run(CancellationToken.None, args);

    public static CliResult Run(CancellationToken interrupt, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run(args, new Terminal(output, error, TimeProvider.System) { Interrupt = interrupt });
        return new(code, output.ToString(), error.ToString());
    }

    public static CliResult Run(IReadOnlyDictionary<string, string> variables, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run(args, new Terminal(output, error, TimeProvider.System) { Variables = variables });
        return new(code, output.ToString(), error.ToString());
    }

    public static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "samples", "rules", name);
}

internal sealed record CliResult(int Code, string Out, string Error)
{
    /// <summary>The error side with the breaks of table cells and lines taken out.</summary>
    public string Complaints => string.Join(' ', Error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
