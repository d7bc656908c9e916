using System.Net;
using ActorTrading.Domain.Access;
using ActorTrading.Host.Http.Access;

namespace ActorTrading.Host.Tests.Http;

/// <summary>A portfolio that a token does not cover is as one that does not exist.</summary>
public sealed class ScopeTests
{
    [Fact]
    public async Task Ids_cannot_be_guessed()
    {
        await using var node = await ProbedNode.Start(new ProbeModule());
        var token = await node.Admin.NewToken("trader", ""","portfolios":["mine"]""");
        var trader = node.Client(token);

        await trader.Post("/portfolios/mine/probe", "{}").Json(HttpStatusCode.OK);
        await trader.Post("/portfolios/yours/probe", "{}").Problem(HttpStatusCode.NotFound, "portfolio_unknown");
        await trader.Post("/probe", """{"portfolio":"mine"}""").Json(HttpStatusCode.OK);
        await trader.Post("/probe", """{"portfolio":"yours"}""")
            .Problem(HttpStatusCode.NotFound, "portfolio_unknown");
        await trader.Get("/owned/mine-1").Json(HttpStatusCode.OK);
        var foreign = await trader.Get("/owned/yours-1").Problem(HttpStatusCode.NotFound, "rule_unknown");
        var missing = await trader.Get("/owned/yours").Problem(HttpStatusCode.NotFound, "rule_unknown");
        Assert.Equal(
            foreign["detail"]!.GetValue<string>().Replace("yours-1", "yours", StringComparison.Ordinal),
            missing["detail"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(Permission.ReadTrading, Role.Viewer)]
    [InlineData(Permission.ReadNode, Role.Viewer)]
    [InlineData(Permission.EditRules, Role.Trader)]
    [InlineData(Permission.ControlSessions, Role.Trader)]
    [InlineData(Permission.ControlTrades, Role.Trader)]
    [InlineData(Permission.FundPortfolios, Role.Trader)]
    [InlineData(Permission.PostRecommendations, Role.Trader)]
    [InlineData(Permission.AcknowledgeAlerts, Role.Trader)]
    [InlineData(Permission.ControlJobs, Role.Trader)]
    [InlineData(Permission.RaiseHalts, Role.Trader)]
    [InlineData(Permission.LowerHalts, Role.Admin)]
    [InlineData(Permission.ManageTokens, Role.Admin)]
    [InlineData(Permission.ReadAudit, Role.Admin)]
    [InlineData(Permission.OperateNode, Role.Admin)]
    public void Each_permission_has_its_least_role(Permission permission, Role least) =>
        Assert.Equal(least, permission.LeastRole());

    [Fact]
    public void No_permission_is_without_a_role() =>
        Assert.All(Enum.GetValues<Permission>(), p => Assert.True(Enum.IsDefined(p.LeastRole())));

    [Fact]
    public async Task An_open_connection_ends_with_its_token()
    {
        await using var node = await TestNode.Start();
        var expiry = node.Time.GetUtcNow().AddHours(3);
        var expiring = await node.Admin.NewToken("viewer", $",\"expires_at\":\"{expiry:yyyy-MM-ddTHH:mm:ssZ}\"");
        var revoked = await node.Admin.NewToken("viewer");
        using var first = node.Tokens.Watch(CallerOf(node, expiring));
        using var second = node.Tokens.Watch(CallerOf(node, revoked));

        await node.Admin.Send(HttpMethod.Delete, $"/tokens/{revoked.Split('_')[1]}?reason=lost")
            .Json(HttpStatusCode.OK);
        Assert.Equal((false, true), (first.Ended.IsCancellationRequested, second.Ended.IsCancellationRequested));
        for (var hour = 0; hour < 3; hour++)
        {
            Assert.False(first.Ended.IsCancellationRequested);
            node.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.True(first.Ended.IsCancellationRequested);
    }

    [Fact]
    public async Task A_plain_request_to_a_socket_needs_its_token_in_the_header()
    {
        await using var node = await ProbedNode.Start(new ProbeModule());

        await node.Client(null).Get("/socket").Problem(HttpStatusCode.Unauthorized, "unauthenticated");
        await node.Admin.Get("/socket").Json(HttpStatusCode.OK);
    }

    private static Caller CallerOf(TestNode node, string token) =>
        new(node.Tokens.FindLive(new(token.Split('_')[1]))!, IPAddress.Loopback);
}
