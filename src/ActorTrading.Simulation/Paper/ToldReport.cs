using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Simulation.Paper;

/// <summary>Something to be told once it is saved: a report, or, where there is none, an order's story again.</summary>
internal readonly record struct ToldReport(AccountId Account, AccountReport? Report, ClientOrderId Asked = default)
{
    /// <summary>Whether it belongs into the ledger. Answers to questions are already there.</summary>
    public bool IsNews => Report is not (null or AccountReport.Statement);
}
