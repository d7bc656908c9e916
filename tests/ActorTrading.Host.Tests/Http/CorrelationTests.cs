using System.Net;

namespace ActorTrading.Host.Tests.Http;

/// <summary>One id joins a request, its answer, its log lines and the commands that it gives.</summary>
public sealed class CorrelationTests
{
    [Fact]
    public async Task The_callers_id_is_kept_and_handed_on()
    {
        await using var node = await ProbedNode.Start(new ProbeModule());

        var answer = node.Admin.Post("/probe", "{}", ("X-Correlation-Id", "desk-42"));
        using var response = await answer;
        var body = await answer.Json(HttpStatusCode.OK);

        Assert.Equal("desk-42", response.Headers.GetValues("X-Correlation-Id").Single());
        Assert.Equal($"{node.AdminToken.Split('_')[1]}/desk-42", body["by"]!.GetValue<string>());
        Assert.StartsWith("http:desk-42:", body["command_id"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trace_lends_its_id_where_the_caller_sends_no_other()
    {
        await using var node = await TestNode.Start();

        using var answer = await node.Admin.Get(
            "/alerts", ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        Assert.Equal("0af7651916cd43dd8448eb211c80319c", answer.Headers.GetValues("X-Correlation-Id").Single());
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("atk_0123")]
    [InlineData("x=1;y")]
    public async Task An_id_that_could_harm_a_log_is_replaced(string id)
    {
        await using var node = await TestNode.Start();

        using var answer = await node.Admin.Get("/alerts", ("X-Correlation-Id", id));

        var made = answer.Headers.GetValues("X-Correlation-Id").Single();
        Assert.Equal(32, made.Length);
        Assert.NotEqual(id, made);
    }

    [Fact]
    public async Task A_failure_tells_its_caller_nothing_but_the_id_under_which_the_log_knows_it()
    {
        var probe = new ProbeModule { Failure = new InvalidOperationException("inside out") };
        await using var node = await ProbedNode.Start(probe);

        var problem = await node.Admin.Post("/probe", "{}", ("X-Correlation-Id", "desk-43"))
            .Problem(HttpStatusCode.InternalServerError, "internal_error");

        Assert.DoesNotContain("inside out", problem.ToJsonString(), StringComparison.Ordinal);
        var line = node.Logs.Text.Split('\n').First(l => l.Contains("inside out", StringComparison.Ordinal));
        Assert.StartsWith("Error", line, StringComparison.Ordinal);
        Assert.Contains("correlation_id=desk-43", node.Logs.Text, StringComparison.Ordinal);
    }
}
