using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ActorTrading.Storage.Journals.Writing;

/// <summary>What an exception of a write says about the journal.</summary>
internal static class WriteFailure
{
    private const int NoSpaceUnix = 28;
    private const int QuotaUnix = 122;
    private const int NoSpaceWindows = unchecked((int)0x80070070);

    public static JournalState StateAfter(Exception cause) => IsDiskFull(cause)
        ? JournalState.DiskFull
        : JournalState.Failing;

    public static bool IsDiskFull(Exception cause) => cause switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == raw.SQLITE_FULL,
        IOException io => io.HResult is NoSpaceUnix or QuotaUnix or NoSpaceWindows,
        _ => false,
    };

    /// <summary>What clients are told.</summary>
    public static string ReasonOf(JournalState state) =>
        state == JournalState.DiskFull ? JournalHealth.DiskFullReason : JournalHealth.FailingReason;
}
