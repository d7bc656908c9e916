namespace ActorTrading.Cli.Wire;

/// <summary>What is known in the end of something that was asked of the node.</summary>
internal abstract record Outcome
{
    private Outcome()
    {
    }

    public sealed record Ok(NodeAnswer Answer) : Outcome;

    /// <summary>Not done, for certain, and the node says why.</summary>
    public sealed record Refused(NodeAnswer Answer) : Outcome;

    /// <summary>It may have been done.</summary>
    /// <param name="Last">The last that the node said of it, if anything.</param>
    public sealed record Unknown(string Reason, NodeAnswer? Last) : Outcome;

    /// <summary>Nothing was done, since nobody who could was reached.</summary>
    public sealed record Unreachable(string Reason) : Outcome;
}
