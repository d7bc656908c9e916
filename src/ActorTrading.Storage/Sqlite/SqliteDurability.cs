namespace ActorTrading.Storage.Sqlite;

/// <summary>
/// What a commit survives. With both it survives the end of the process at any instant, and the file stays sound.
/// </summary>
public enum SqliteDurability
{
    /// <summary>A power loss may take the latest commits. For what can be made anew.</summary>
    Normal,

    /// <summary>A commit is on the disk, synced, before it returns.</summary>
    Full,
}
