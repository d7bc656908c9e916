using System.Diagnostics;
using System.Globalization;

namespace ActorTrading.Simulation.Tests.Reports;

/// <summary>A Chromium of this machine, run without a window and with a profile of its own.</summary>
internal sealed class Chromium : IDisposable
{
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(2);
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    private readonly string _program;
    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("report-browser-");

    private Chromium(string program) => _program = program;

    /// <summary>Skips the test where there is none.</summary>
    public static Chromium Require()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var program = folders.SelectMany(f => Names.Select(n => Path.Combine(f, n))).FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "No Chromium on the path: install it to see the report in a real browser.");
        return new(program!);
    }

    /// <summary>The document as it stands once scripts have run, and what the browser logged meanwhile.</summary>
    public Task<(string Document, string Log)> Dump(string file) => Run("--dump-dom", file);

    /// <summary>Writes a picture of the page as PNG.</summary>
    public Task Photograph(string file, string picture, int width, int height) => Run(
        $"--screenshot={picture}",
        string.Create(CultureInfo.InvariantCulture, $"--window-size={width},{height}"),
        file);

    public void Dispose() => _profile.Delete(recursive: true);

    private async Task<(string Output, string Log)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(_program)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                "--enable-logging=stderr", "--allow-file-access-from-files", "--virtual-time-budget=10000",
                $"--user-data-dir={_profile.FullName}",
            },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(GiveUpAfter);
        using var cancel = limit.Token.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync();
        var log = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(
            process.ExitCode == 0,
            $"Chromium ended with {process.ExitCode} for {string.Join(' ', arguments)}: {await log}");
        return (await output, await log);
    }
}
