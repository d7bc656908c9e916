using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using ActorTrading.Testing;

namespace ActorTrading.Storage.Tests.Journals.Faults;

/// <summary>Failing syncs and writes for a child process: <c>shim.c</c>, compiled where a C compiler is.</summary>
internal sealed class FaultShim : IDisposable
{
    public const int Io = 5;
    public const int NoSpace = 28;

    private const int ControlBytes = 4_096;
    private const int MatchBytes = 248;

    private readonly TemporaryFolder _folder = new();

    /// <summary>Skips the test, saying so, where the shim cannot be made.</summary>
    public FaultShim()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Failing syncs are injected by preloading, which needs Linux.");
        File.WriteAllBytes(Control, new byte[ControlBytes]);
        var source = Path.Combine(AppContext.BaseDirectory, "Journals", "Faults", "shim.c");
        try
        {
            using var compiler = Process.Start("cc", ["-shared", "-fPIC", "-O2", "-o", Library, source]);
            compiler.WaitForExit();
            Assert.Equal(0, compiler.ExitCode);
        }
        catch (Win32Exception)
        {
            Assert.Skip("No C compiler (cc) here: install one to test failing syncs and full disks.");
        }
    }

    private string Control => _folder["control"];

    private string Library => _folder["shim.so"];

    public void Preload(ProcessStartInfo start)
    {
        start.Environment["LD_PRELOAD"] = Library;
        start.Environment["FAULT_CTL"] = Control;
    }

    /// <summary>From now on syncs and writes of files with this in their path fail so; 0 lets them pass.</summary>
    public void Set(int syncs, int writes, string path)
    {
        var bytes = new byte[2 * sizeof(int) + MatchBytes];
        Encoding.UTF8.GetBytes(path, bytes.AsSpan(2 * sizeof(int)));
        // The path before the numbers, which arm it.
        using var control = File.OpenHandle(Control, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        RandomAccess.Write(control, bytes.AsSpan(2 * sizeof(int)), 2 * sizeof(int));
        BinaryPrimitives.WriteInt32LittleEndian(bytes, syncs);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(sizeof(int)), writes);
        RandomAccess.Write(control, bytes.AsSpan(0, 2 * sizeof(int)), 0);
    }

    public void Clear() => Set(0, 0, "");

    public void Dispose() => _folder.Dispose();
}
