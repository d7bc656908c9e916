namespace ActorTrading.Cli.Prompts;

/// <summary>The keys that a person presses, one by one; what they show is up to whoever reads them.</summary>
public interface IKeyboard
{
    /// <summary>Waits for the next key. Ctrl-C is a key like any other.</summary>
    ConsoleKeyInfo Read();
}
