namespace ActorTrading.Cli.Prompts;

/// <summary>The keyboard of the process's own console.</summary>
public sealed class ConsoleKeyboard : IKeyboard
{
    public ConsoleKeyInfo Read()
    {
        // Only while a line is typed: a command that runs is still to be interrupted by the signal.
        System.Console.TreatControlCAsInput = true;
        try
        {
            return System.Console.ReadKey(intercept: true);
        }
        finally
        {
            System.Console.TreatControlCAsInput = false;
        }
    }
}
