namespace ActorTrading.Storage.Journals;

/// <summary>Whether a journal takes appends. Reads go on in every state.</summary>
/// <param name="State">See <see cref="JournalState"/>.</param>
/// <param name="Since">When the state began.</param>
/// <param name="Reason">What failed, for an operator; null while all is well.</param>
public sealed record JournalHealth(JournalState State, DateTimeOffset Since, string? Reason)
{
    /// <summary>
    /// The reason of every append that is refused while the disk is full. Shown to clients, so stable.
    /// </summary>
    public const string DiskFullReason = "The disk of the journal is full.";

    /// <summary>
    /// The reason of every append that is refused while writing fails. Shown to clients, so stable.
    /// </summary>
    public const string FailingReason = "The journal cannot write at present.";
}

/// <summary>What a journal can do.</summary>
public enum JournalState
{
    /// <summary>It reads and writes.</summary>
    Ok,

    /// <summary>There is no space to write; tried again at intervals.</summary>
    DiskFull,

    /// <summary>Writing fails for another reason; tried again at intervals.</summary>
    Failing,
}
