namespace ActorTrading.Host.Console;

/// <summary>Where a command writes, and what it may know of the world around it.</summary>
/// <param name="Out">The result, and nothing else.</param>
/// <param name="Error">Everything said on the way: findings, progress, complaints.</param>
public sealed record Terminal(TextWriter Out, TextWriter Error, TimeProvider Time)
{
    /// <summary>Whether a person watches <see cref="Error"/>, so that a line may be rewritten in place.</summary>
    public bool IsErrorInteractive { get; init; }

    /// <summary>The environment of the process.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Signalled when the person wants to stop.</summary>
    public CancellationToken Interrupt { get; init; }
}
