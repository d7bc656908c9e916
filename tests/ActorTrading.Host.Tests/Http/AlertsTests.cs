using System.Net;
using ActorTrading.Domain.Alerts;
using ActorTrading.Engine.Alerts;

namespace ActorTrading.Host.Tests.Http;

public sealed class AlertsTests
{
    [Fact]
    public async Task The_gravest_comes_first_and_can_be_acknowledged_once_and_for_all()
    {
        await using var node = await TestNode.Start();
        await Raise(node, "feed_late", AlertSeverity.Warning);
        await Raise(node, "order_unknown", AlertSeverity.Critical);
        var trader = node.Client(await node.Admin.NewToken("trader"));

        var alerts = (await trader.Get("/alerts").Json(HttpStatusCode.OK))["items"]!.AsArray();
        var acknowledged = await trader.Post("/alerts/2/ack", null).Json(HttpStatusCode.OK);
        var again = await node.Admin.Post("/alerts/2/ack", null).Json(HttpStatusCode.OK);

        Assert.Equal(
            ["order_unknown critical", "feed_late warning"],
            alerts.Select(a => $"{a!["code"]!.GetValue<string>()} {a["severity"]!.GetValue<string>()}"));
        Assert.Equal("2026-03-04T12:00:00Z", acknowledged["acknowledged_at"]!.GetValue<string>());
        Assert.Equal(
            acknowledged["acknowledged_by"]!.GetValue<string>(), again["acknowledged_by"]!.GetValue<string>());
    }

    private static async Task Raise(TestNode node, string code, AlertSeverity severity) =>
        await node.Entities.Ask(
            AlertsEntity.Id,
            new AlertCommand.Raise(code, severity, "node", "Look.") { At = new(node.Time.GetUtcNow().UtcTicks) });
}
