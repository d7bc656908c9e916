using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace ActorTrading.Host.Tests.Crashes;

/// <summary>A node in a process of its own, and what its client was told before it died.</summary>
internal sealed class CrashedNode : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly List<string> _errors = [];
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private CrashedNode(Process process, ClientHistory history)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
            {
                lock (_errors)
                {
                    _errors.Add(text);
                }
            }
        };
        process.BeginErrorReadLine();
        _reading = Task.Run(() => Read(history));
    }

    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return string.Join('\n', _errors.TakeLast(30));
            }
        }
    }

    public static CrashedNode Start(string folder, int seed, ClientHistory history, params string[] crash)
    {
        var program = typeof(CrashedNode).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "CrashNode").Value!;
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments = [program, folder, seed.ToString(CultureInfo.InvariantCulture), .. crash];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_TieredPGO"] = "0";
        return new CrashedNode(Process.Start(start)!, history);
    }

    /// <summary>Completes when the node trades, or has died on the way there.</summary>
    public Task Ready() => Task.WhenAny(_ready.Task, _reading).WaitAsync(Patience);

    /// <summary>SIGKILL.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await Dead();
    }

    /// <summary>Waits for the process to end by itself.</summary>
    public async Task Dead()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        await _reading;
    }

    /// <summary>Has it settle and end in good order.</summary>
    public async Task<int> End()
    {
        await _process.StandardInput.WriteLineAsync("end");
        await Dead();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task Read(ClientHistory history)
    {
        history.Begin();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            history.Add(line);
            if (line == "ready")
            {
                _ready.TrySetResult();
            }
        }
    }
}
