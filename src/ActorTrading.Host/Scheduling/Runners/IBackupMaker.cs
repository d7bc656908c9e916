using ActorTrading.Storage.Backups;

namespace ActorTrading.Host.Scheduling.Runners;

/// <summary>
/// Makes backups of the data folder while the node works. A backup is whole and verified when the call returns, or
/// there is none; what an interrupted call has left is cleared away by the next.
/// </summary>
public interface IBackupMaker
{
    /// <returns>What was made, in a sentence.</returns>
    /// <exception cref="BackupException">The journal is damaged.</exception>
    Task<string> Make(CancellationToken stop);
}
