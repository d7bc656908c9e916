using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ActorTrading.Cli.Tests.Nodes;

/// <summary>A real node in a process of its own, killed at the end.</summary>
internal sealed partial class NodeProcess : IDisposable
{
    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private NodeProcess(Process process, string host) => (_process, Host) = (process, host);

    /// <summary>As it is written after <c>-H</c>.</summary>
    public string Host { get; }

    public static async Task<NodeProcess> Start(string dataFolder)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Program(), "--data-folder", dataFolder, "--listen", "127.0.0.1:0" },
        };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        using var deadline = new CancellationTokenSource(StartWithin);
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
        {
            said.Add(line);
            if (Address().Match(line) is { Success: true } match)
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new NodeProcess(process, match.Groups[1].Value);
            }
        }

        throw new InvalidOperationException("The node ended instead of starting: " + string.Join('\n', said));
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>The node that was built with these tests: same configuration, next door.</summary>
    private static string Program()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration) = (own.Name, own.Parent!.Name);
        var root = own;
        while (!File.Exists(Path.Combine(root.FullName, "ActorTrading.sln")))
        {
            root = root.Parent!;
        }

        return Path.Combine(
            root.FullName, "src", "ActorTrading.Host", "bin", configuration, framework, "ActorTrading.Host.dll");
    }

    [GeneratedRegex(@"trades on paper at http://([^/]+)/")]
    private static partial Regex Address();
}
