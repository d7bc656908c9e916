using ActorTrading.Simulation.Reports;

namespace ActorTrading.Simulation.Backtests.Recording;

/// <summary>For runs of which only the result is wanted.</summary>
public sealed class NoRunLog : IRunLog
{
    private NoRunLog()
    {
    }

    public static NoRunLog Instance { get; } = new();

    public void Write(DecisionRecord decision)
    {
    }

    public void Write(OrderRow order)
    {
    }
}
