namespace ActorTrading.Testing.Journals;

/// <summary>What becomes of one append.</summary>
public enum JournalFault
{
    /// <summary>Not written, and the journal says so.</summary>
    Fail,

    /// <summary>Written, and the journal cannot say.</summary>
    UnknownWritten,

    /// <summary>Not written, and the journal cannot say.</summary>
    UnknownNotWritten,

    /// <summary>Written; the answer is an exception.</summary>
    ThrowWritten,

    /// <summary>Not written and never answered: the process dies before the write.</summary>
    CrashBefore,

    /// <summary>Written and never answered: the process dies before the acknowledgement.</summary>
    CrashAfter,
}
