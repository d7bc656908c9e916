namespace ActorTrading.Actors.Journals;

/// <summary>What became of an append.</summary>
public abstract record AppendOutcome
{
    private AppendOutcome()
    {
    }

    /// <summary>Every record of the batch is durable.</summary>
    public sealed record Written : AppendOutcome
    {
        public static Written Instance { get; } = new();
    }

    /// <summary>Nothing was written, because the journal holds something that the writer did not know of.</summary>
    public sealed record Conflict(ConflictKind Kind) : AppendOutcome;

    /// <summary>For certain nothing was written, and nothing of it will appear later.</summary>
    public sealed record Failed(string Reason) : AppendOutcome;

    /// <summary>The batch is durable as a whole or not at all; the journal cannot say which.</summary>
    public sealed record Unknown(string Reason) : AppendOutcome;
}

/// <summary>Why a batch does not fit what the journal holds. Checked in this order.</summary>
public enum ConflictKind
{
    /// <summary>A record of a higher epoch exists, or the owner's lease moved on.</summary>
    EpochStale,

    /// <summary>The entity already has the batch's command id.</summary>
    CommandTaken,

    /// <summary>The entity already has the batch's first sequence.</summary>
    SequenceTaken,

    /// <summary>The sequence before the batch's first is missing: the writer remembers what the journal lost.</summary>
    SequenceGap,
}
