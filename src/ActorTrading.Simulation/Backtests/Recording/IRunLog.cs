using ActorTrading.Simulation.Reports;

namespace ActorTrading.Simulation.Backtests.Recording;

/// <summary>
/// Takes what a run decides and orders, one by one as it happens, since all of it may be more than memory holds.
/// </summary>
public interface IRunLog
{
    void Write(DecisionRecord decision);

    /// <summary>An order that is done; at the end of the run, each that is still open.</summary>
    void Write(OrderRow order);
}
