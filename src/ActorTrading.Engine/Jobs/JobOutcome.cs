namespace ActorTrading.Engine.Jobs;

/// <summary>What came of an attempt.</summary>
public abstract record JobOutcome
{
    private JobOutcome()
    {
    }

    /// <param name="Message">What was done, in a sentence for people.</param>
    public sealed record Succeeded(string Message) : JobOutcome;

    /// <param name="Message">What went wrong, in a sentence for people.</param>
    /// <param name="IsFinal">Whether another attempt would fail as well.</param>
    public sealed record Failed(string Message, bool IsFinal = false) : JobOutcome;
}
