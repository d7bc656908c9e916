using System.Globalization;

namespace ActorTrading.Benchmarks.Scale;

/// <summary>What it costs to remember sessions: time to come back with them, and memory while they have nothing to do.
/// </summary>
internal static class RestartRun
{
    private const int Sessions = 10_000;
    private const int Lives = 3;
    private const double BytesPerMegabyte = 1024 * 1024;
    private const double BytesPerKilobyte = 1024;

    public static string Conditions =>
        "A node in a process of its own that was ended in good order; medians of three starts. Each session has a "
        + "portfolio, a rule set of three rules and an account, eight events in all. Trading: reconciled, door open, "
        + "the rules of every session watched. Live heap: what a full collection leaves seconds later. Akka.NET with "
        + "its SQL journal took 23 s to wake 10,000 simpler entities of ten events on a machine of the same kind, at "
        + "5.0 to 5.6 KB each.";

    public static async Task Run(TextWriter output)
    {
        var empty = await Median(0);
        var full = await Median(Sessions);
        output.WriteLine(
            "| sessions remembered | process start to trading, s | of it in the node, s | live heap, MB "
            + "| process, MB |");
        output.WriteLine("| ---: | ---: | ---: | ---: | ---: |");
        Line(output, empty);
        Line(output, full);
        output.WriteLine();
        var heap = (full.HeapBytes - empty.HeapBytes) / BytesPerKilobyte / Sessions;
        var resident = (full.ResidentBytes - empty.ResidentBytes) / BytesPerKilobyte / Sessions;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"memory per idle session: {heap:F1} KB of live heap, {resident:F1} KB of the process; "
            + $"per session {(full.NodeSeconds - empty.NodeSeconds) / Sessions * 1e6:F0} us to come back"));
    }

    private static async Task<RestartLife> Median(int sessions)
    {
        var folder = Directory.CreateTempSubdirectory("actortrading-restart-");
        try
        {
            await using (var node = await ScaleNode.Open(folder.FullName))
            {
                await node.Remember(sessions, LoadRules.Idle);
                await node.Engine.Entities.Stop();
            }

            // The first life makes the read models and pays the deposits to the venue.
            await RestartLife.Elsewhere(folder.FullName, sessions);
            var lives = new List<RestartLife>();
            for (var i = 0; i < Lives; i++)
            {
                lives.Add(await RestartLife.Elsewhere(folder.FullName, sessions));
            }

            return lives.OrderBy(life => life.NodeSeconds).ElementAt(Lives / 2);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Line(TextWriter output, RestartLife life) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {life.Sessions:N0} | {life.ProcessSeconds:F2} | {life.NodeSeconds:F2} "
        + $"| {life.HeapBytes / BytesPerMegabyte:F1} | {life.ResidentBytes / BytesPerMegabyte:F0} |"));
}
