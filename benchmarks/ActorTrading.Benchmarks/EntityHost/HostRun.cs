using System.Globalization;

namespace ActorTrading.Benchmarks.EntityHost;

/// <summary>The entity host as a whole, in the units of the published comparison.</summary>
internal static class HostRun
{
    private const int Messages = 4_000_000;
    private const int Events = 400_000;
    private const int Asks = 200_000;
    private const int IdleEntities = 100_000;

    public static async Task Run(TextWriter output)
    {
        Line(output, "tell, 1 entity, msgs/s", Measured.Median(() => CellRuns.Tell(1, Messages)));
        Line(output, "tell, 1,000 entities, msgs/s", Measured.Median(() => CellRuns.Tell(1_000, Messages)));
        Line(output, "tell, 10,000 entities, msgs/s", Measured.Median(() => CellRuns.Tell(10_000, Messages)));
        Line(output, "ping-pong, 1 pair, msgs/s", Measured.Median(() => CellRuns.PingPong(1, Messages / 4)));
        Line(output, "ping-pong, 500 pairs, msgs/s", Measured.Median(() => CellRuns.PingPong(500, Messages)));
        var (p50, p99) = await EntityRuns.AskLatency(Asks);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{"ask, back to back, us p50 / p99",-48} {p50,14:N1} / {p99:N1}"));
        Line(output, "bytes per idle bare cell", CellRuns.IdleBytes(IdleEntities));
        Line(output, "bytes per idle persistent entity", EntityRuns.IdleBytes(IdleEntities));
        Line(output, "persist, journal in memory, 1 entity, ev/s", await EntityRuns.Persist(1, Events));
        Line(output, "persist, journal in memory, 100 entities, ev/s", await EntityRuns.Persist(100, Events));
        Line(output, "recovery, ev/s", await EntityRuns.Recover(Events));
    }

    private static void Line(TextWriter output, string name, double value) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-48} {value,14:N0}"));
}
