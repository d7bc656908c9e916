namespace ActorTrading.Host.Node.Watching;

/// <summary>Room on the disk that the data folder is on, in bytes.</summary>
internal readonly record struct DiskSpace(long Free, long Total)
{
    /// <summary>From nought to one.</summary>
    public decimal FreeShare => Total == 0 ? 1m : (decimal)Free / Total;

    public static DiskSpace Of(string folder)
    {
        var drive = new DriveInfo(folder);
        return new(drive.AvailableFreeSpace, drive.TotalSize);
    }
}
