using System.Diagnostics;

namespace ActorTrading.Storage.Tests.Journals.Faults;

/// <summary>The <see cref="Appender"/> as a process of its own; killed at the end, however the test ends.</summary>
internal sealed class AppendingProcess : IDisposable
{
    private static readonly TimeSpan LifeMax = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Timer _guard;
    private readonly ClientHistory _history;

    public AppendingProcess(string folder, int entities, ClientHistory history, FaultShim? shim = null)
    {
        _history = history;
        var program = Path.Combine(
            AppContext.BaseDirectory, "ActorTrading.Storage.Tests" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        var start = new ProcessStartInfo(program, [Appender.Command, folder, $"{entities}"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        shim?.Preload(start);
        _process = Process.Start(start)!;

        // So that waiting for a line that never comes fails.
        _guard = new Timer(_ => _process.Kill(), null, LifeMax, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Reads what it says up to a line that starts so; fails when it ends before.</summary>
    public string ReadUntil(string beginning)
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            _history.Read(line);
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The process ended and did not say '{beginning}'.");
    }

    /// <summary>Reads until so many more appends are acknowledged.</summary>
    public void ReadAcknowledged(int more)
    {
        for (var i = 0; i < more; i++)
        {
            ReadUntil("ok ");
        }
    }

    /// <summary>Ends it without warning, and reads what it said before.</summary>
    public void Kill()
    {
        _process.Kill();
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            _history.Read(line);
        }

        _process.WaitForExit();
    }

    public void Dispose()
    {
        _guard.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
