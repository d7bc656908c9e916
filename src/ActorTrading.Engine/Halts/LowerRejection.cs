namespace ActorTrading.Engine.Halts;

/// <summary>Stable codes of lowerings that the node refuses, beside those of the register.</summary>
public static class LowerRejection
{
    /// <summary>What is lowered must be on record before, and the journal does not take it.</summary>
    public const string JournalFailing = "halt_journal_failing";

    /// <summary>Somebody has raised it again meanwhile.</summary>
    public const string RaisedAgain = "halt_raised_again";
}
