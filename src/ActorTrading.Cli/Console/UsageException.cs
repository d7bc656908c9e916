namespace ActorTrading.Cli.Console;

/// <summary>
/// What was asked cannot be sent: an argument, a file or the address book is at fault. Nothing was done.
/// </summary>
public sealed class UsageException(string problem, string? advice = null) : Exception(problem)
{
    /// <summary>What to do about it; null where the problem says it.</summary>
    public string? Advice => advice;
}
