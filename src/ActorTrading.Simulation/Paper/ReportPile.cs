using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Simulation.Paper;

/// <summary>Keeps what the simulated venue says until it may be told.</summary>
internal sealed class ReportPile : IVenueReports
{
    public List<ToldReport> Reports { get; } = [];

    public void OnReport(AccountId account, AccountReport report) => Reports.Add(new(account, report));
}
