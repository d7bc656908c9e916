namespace ActorTrading.Simulation.Reports;

/// <summary>How long the run took on the clock of the wall. The one thing that differs between two identical
/// runs.</summary>
public sealed record RunPace(TimeSpan Duration, long Events)
{
    public double EventsPerSecond => Duration > TimeSpan.Zero ? Events / Duration.TotalSeconds : 0d;
}
