using System.Net;

namespace ActorTrading.Host.Tests.Http;

public sealed class HealthTests
{
    [Theory]
    [InlineData("/livez", "process")]
    [InlineData("/readyz", "journal_writes")]
    [InlineData("/startupz", "entities")]
    public async Task Probes_answer_without_a_token(string path, string check)
    {
        await using var node = await TestNode.Start();

        var answer = await node.Client(null).Get(path).Json(HttpStatusCode.OK);

        Assert.True(answer["ok"]!.GetValue<bool>());
        Assert.Equal(check, Assert.Single(answer["checks"]!.AsArray())!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_node_that_is_not_ready_says_why()
    {
        await using var node = await TestNode.Start();
        node.Health.Readiness = [new("recovery", true), new("journal_writes", false, "the disk is full")];

        var answer = await node.Client(null).Get("/readyz").Json(HttpStatusCode.ServiceUnavailable);

        Assert.False(answer["ok"]!.GetValue<bool>());
        Assert.Equal("the disk is full", answer["checks"]![1]!["reason"]!.GetValue<string>());
    }
}
