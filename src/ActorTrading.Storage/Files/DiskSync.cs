using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ActorTrading.Storage.Files;

/// <summary>Waits until what was written to a file is on the disk, and says when it is not.</summary>
/// <remarks>
/// The runtime's own flush does not: in .NET 10.0.12 its native part answers 1 for an <c>fsync</c> that failed, where
/// the managed part looks for less than 0, so that <c>RandomAccess.FlushToDisk</c> and <c>FileStream.Flush(true)</c>
/// return as if all were well. Hence the direct call.
/// </remarks>
public static class DiskSync
{
    private const int Interrupted = 4;

    private static readonly Lazy<FileCall> Fsync = new(static () => Marshal.GetDelegateForFunctionPointer<FileCall>(
        NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "fsync")));

    [UnmanagedFunctionPointer(CallingConvention.Cdecl, SetLastError = true)]
    private delegate int FileCall(int file);

    /// <exception cref="IOException">It failed: what was written since the last sync may be lost.</exception>
    public static void Sync(SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows())
        {
            RandomAccess.FlushToDisk(file);
            return;
        }

        var isHeld = false;
        try
        {
            file.DangerousAddRef(ref isHeld);
            while (Fsync.Value((int)file.DangerousGetHandle()) != 0)
            {
                Demand(Marshal.GetLastPInvokeError());
            }
        }
        finally
        {
            if (isHeld)
            {
                file.DangerousRelease();
            }
        }
    }

    private static void Demand(int error)
    {
        if (error != Interrupted)
        {
            throw new IOException($"A sync failed: {Marshal.GetPInvokeErrorMessage(error)}", error);
        }
    }
}
