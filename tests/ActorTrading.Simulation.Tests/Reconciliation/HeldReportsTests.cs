using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Reconciliation;

namespace ActorTrading.Simulation.Tests.Reconciliation;

public sealed class HeldReportsTests : IVenueReports
{
    private readonly List<string> _heard = [];

    [Fact]
    public void What_is_told_early_is_heard_later_in_its_order()
    {
        var held = new HeldReports(this, isHeld: true);

        held.OnReport(new("a"), Of("1"));
        held.OnReport(new("b"), Of("2"));
        Assert.Empty(_heard);
        held.Release();
        held.OnReport(new("a"), Of("3"));

        Assert.Equal(["a 1", "b 2", "a 3"], _heard);
    }

    [Fact]
    public void Where_nothing_is_kept_back_all_is_heard_at_once()
    {
        var held = new HeldReports(this, isHeld: false);

        held.OnReport(new("a"), Of("1"));

        Assert.Equal(["a 1"], _heard);
    }

    void IVenueReports.OnReport(AccountId account, AccountReport report) =>
        _heard.Add($"{account} {((AccountReport.Order)report).Report.OrderId}");

    private static AccountReport.Order Of(string order) => new(new VenueReport.Unconfirmed("a test")
    {
        OrderId = new ClientOrderId(order),
        At = Timestamp.Parse("2026-01-05T09:00:00Z"),
    });
}
