using ActorTrading.Simulation.Reports;

namespace ActorTrading.Simulation.Backtests.Recording;

/// <summary>
/// Writes <c>decisions.jsonl</c> and <c>orders.csv</c> of a report as the run goes. Dispose of it before the commit.
/// </summary>
public sealed class ReportLog(ReportDirectory directory) : IRunLog, IDisposable
{
    private readonly DecisionsJsonLines _decisions = new(directory.Create(ReportFiles.Decisions));
    private readonly OrdersCsv _orders = new(directory.Create(ReportFiles.Orders));

    public void Write(DecisionRecord decision) => _decisions.Write(decision);

    public void Write(OrderRow order) => _orders.Write(order);

    public void Dispose()
    {
        _decisions.Dispose();
        _orders.Dispose();
    }
}
