using ActorTrading.Cli.Console;

namespace ActorTrading.Cli.Running;

/// <summary>Looks again and again until somebody has seen enough.</summary>
internal sealed class Watch(TimeSpan every, Terminal terminal)
{
    private const string ClearScreen = "\u001b[H\u001b[2J";

    /// <param name="look">Shows how it is and answers one of <see cref="ExitCodes"/>.</param>
    /// <returns>
    /// What the last look answered. One that fails does not end the watch, for a node that restarts comes back.
    /// </returns>
    public async Task<int> Run(Func<Task<int>> look, CancellationToken interrupt)
    {
        var code = ExitCodes.Ok;
        try
        {
            while (true)
            {
                if (terminal.IsOutputInteractive)
                {
                    terminal.Out.Write(ClearScreen);
                }

                code = await look().ConfigureAwait(false);
                terminal.Out.Flush();
                await Task.Delay(every, terminal.Time, interrupt).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            return code;
        }
    }
}
