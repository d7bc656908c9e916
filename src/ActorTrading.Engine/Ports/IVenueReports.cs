using ActorTrading.Domain.Orders;

namespace ActorTrading.Engine.Ports;

/// <summary>Receives what a venue says. Called in the order in which the venue says it; never blocks.</summary>
public interface IVenueReports
{
    void OnReport(AccountId account, AccountReport report);
}
