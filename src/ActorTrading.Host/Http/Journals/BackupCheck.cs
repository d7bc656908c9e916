using System.ComponentModel;
using ActorTrading.Storage.Backups;

namespace ActorTrading.Host.Http.Journals;

/// <summary>What a look at every file and every chain of a backup found.</summary>
public sealed record BackupCheck
{
    public required string Name { get; init; }

    public required bool IsSound { get; init; }

    [Description("Events whose chain is whole.")]
    public required long Records { get; init; }

    public required IReadOnlyList<string> Problems { get; init; }

    internal static BackupCheck Of(string name, BackupVerification verification) => new()
    {
        Name = name,
        IsSound = verification.IsSound,
        Records = verification.Records,
        Problems = verification.Problems,
    };
}
