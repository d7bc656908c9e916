using System.CommandLine;

namespace ActorTrading.Benchmarks.Scale;

/// <summary>The command line of a soak.</summary>
internal sealed class SoakOptions
{
    /// <summary>
    /// Accounts and the venue remember their last thousand orders. Sessions that trade now and then, as most do, leave
    /// that out of the picture.
    /// </summary>
    private static readonly TimeSpan HeldFor = TimeSpan.FromMinutes(5);

    private static readonly LoadSize Full = LoadSize.Full;

    private readonly Option<double> _minutes = new("--minutes") { DefaultValueFactory = _ => 30 };
    private readonly Option<int> _sessions = new("--sessions") { DefaultValueFactory = _ => Full.Sessions };
    private readonly Option<int> _ticks = new("--ticks") { DefaultValueFactory = _ => Full.TicksPerSecond };

    /// <returns>The exit code of the command.</returns>
    public static Task<int> Run(string[] arguments)
    {
        var options = new SoakOptions();
        var command = new RootCommand("Keeps a node under load and looks whether its memory stays flat.")
        {
            options._minutes, options._sessions, options._ticks,
        };
        command.SetAction(parse => SoakRun.Run(
            Console.Out,
            TimeSpan.FromMinutes(parse.GetValue(options._minutes)),
            new LoadSize
            {
                Sessions = parse.GetValue(options._sessions),
                TicksPerSecond = parse.GetValue(options._ticks),
                HeldFor = HeldFor,
                WithHistories = true,
            }));
        return command.Parse(arguments).InvokeAsync();
    }
}
