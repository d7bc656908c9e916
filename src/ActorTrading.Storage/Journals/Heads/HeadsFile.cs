using ActorTrading.Storage.Files;
using Microsoft.Win32.SafeHandles;

namespace ActorTrading.Storage.Journals.Heads;

/// <summary>
/// The file of marks, open to append: marks are staged while a group is written and go to the file with one write
/// after the group's commit. Locked against a second journal on the same folder. Used by one thread at a time.
/// </summary>
internal sealed class HeadsFile : IDisposable
{
    private const long GrowthBytesMin = 1 << 20;
    private const int GrowthFactor = 4;

    private readonly string _path;
    private SafeFileHandle _handle;
    private byte[] _staged = new byte[1 << 12];
    private int _stagedBytes;
    private long _compactBytes;

    private HeadsFile(string path, SafeFileHandle handle, long length)
    {
        (_path, _handle, Length) = (path, handle, length);
        _compactBytes = length;
    }

    public long Length { get; private set; }

    /// <summary>Whether something was written since the last sync.</summary>
    public bool IsDirty { get; private set; }

    private bool IsGrown => Length > Math.Max(GrowthBytesMin, _compactBytes * GrowthFactor);

    /// <summary>Reads the marks of a file; null when there is none. Throws while a journal has it open.</summary>
    public static HeadsScan? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        return Scan(handle, RandomAccess.GetLength(handle));
    }

    /// <summary>
    /// Replaces the file, or makes it, with the given marks, synced before it takes the old one's place.
    /// </summary>
    public static HeadsFile Create(string path, IEnumerable<HeadMark> marks)
    {
        var handle = Replace(path, marks, out var length);
        return new HeadsFile(path, handle, length);
    }

    /// <summary>What is in the file now, as the disk gives it.</summary>
    public HeadsScan ReadBack() => Scan(_handle, Length);

    public void Stage(in HeadMark mark)
    {
        var room = HeadFrame.SizeOf(mark.Entity);
        if (_staged.Length - _stagedBytes < room)
        {
            Array.Resize(ref _staged, Math.Max(_staged.Length * 2, _stagedBytes + room));
        }

        _stagedBytes += HeadFrame.Write(_staged.AsSpan(_stagedBytes), mark);
    }

    /// <summary>Forgets what was staged for a group that was not written.</summary>
    public void Unstage() => _stagedBytes = 0;

    /// <summary>
    /// Hands what is staged to the operating system. After an exception it is still staged, for <see cref="Reopen"/>.
    /// </summary>
    public void Write()
    {
        if (_stagedBytes == 0)
        {
            return;
        }

        RandomAccess.Write(_handle, _staged.AsSpan(0, _stagedBytes), Length);
        Length += _stagedBytes;
        _stagedBytes = 0;
        IsDirty = true;
        if (IsGrown)
        {
            Compact();
        }
    }

    public void Sync()
    {
        DiskSync.Sync(_handle);
        IsDirty = false;
    }

    /// <summary>
    /// After a failed write or sync: writes everything anew to another file, which takes this one's place.
    /// </summary>
    public void Reopen()
    {
        Compact();
        Write();
        Sync();
    }

    public void Dispose() => _handle.Dispose();

    private static HeadsScan Scan(SafeFileHandle handle, long length)
    {
        var bytes = new byte[length];
        var read = 0;
        while (read < bytes.Length && RandomAccess.Read(handle, bytes.AsSpan(read), read) is > 0 and var more)
        {
            read += more;
        }

        return HeadsScan.Of(bytes.AsSpan(0, read));
    }

    private static SafeFileHandle Replace(string path, IEnumerable<HeadMark> marks, out long length)
    {
        var next = path + ".new";
        // Locked before it bears the name under which others look for it.
        var handle = OpenFile(next);
        try
        {
            length = WriteAll(handle, marks);
            DiskSync.Sync(handle);
            File.Move(next, path, overwrite: true);
            return handle;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static long WriteAll(SafeFileHandle handle, IEnumerable<HeadMark> marks)
    {
        RandomAccess.SetLength(handle, 0);
        var (buffer, filled, length) = (new byte[2 * HeadFrame.SizeMax], 0, 0L);
        foreach (var mark in marks)
        {
            filled += HeadFrame.Write(buffer.AsSpan(filled), mark);
            if (filled > HeadFrame.SizeMax)
            {
                RandomAccess.Write(handle, buffer.AsSpan(0, filled), length);
                (length, filled) = (length + filled, 0);
            }
        }

        RandomAccess.Write(handle, buffer.AsSpan(0, filled), length);
        return length + filled;
    }

    private static SafeFileHandle OpenFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate };
        if (!OperatingSystem.IsWindows() && !File.Exists(path))
        {
            options.Access = FileAccess.Write;
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            File.Open(path, options).Dispose();
        }

        return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    private void Compact()
    {
        var marks = Scan(_handle, Length).Marks;
        var handle = Replace(_path, marks, out var length);
        _handle.Dispose();
        (_handle, Length, _compactBytes, IsDirty) = (handle, length, length, false);
    }
}
