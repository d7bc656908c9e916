namespace ActorTrading.Engine.Halts;

/// <summary>How an emergency stop behaves.</summary>
public sealed record HaltTerms
{
    public static HaltTerms Default { get; } = new();

    /// <summary>What a stop may take, from the call to its answer; a drill is held against it.</summary>
    public TimeSpan Target { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a call waits for file and cancels. It answers by then, whatever hangs.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a call waits for the journal, within <see cref="Patience"/>.</summary>
    public TimeSpan JournalPatience { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Wait before what failed is tried again; doubled each time.</summary>
    public TimeSpan RetryFirst { get; init; } = TimeSpan.FromMilliseconds(250);

    public TimeSpan RetryMax { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the venue may take to cancel what it was handed before somebody is called.</summary>
    public TimeSpan CancelTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether lowering takes a request and a confirmation.</summary>
    public bool LowersInTwoSteps { get; init; } = true;
}
