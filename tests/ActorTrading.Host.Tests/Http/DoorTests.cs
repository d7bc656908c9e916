using System.Net;
using ActorTrading.Host.Http;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Tests.Http;

/// <summary>What the door holds against everybody, before anybody is asked what they want.</summary>
public sealed class DoorTests
{
    [Fact]
    public async Task Nothing_is_told_to_whoever_shows_no_valid_token_and_always_in_the_same_words()
    {
        await using var node = await TestNode.Start();
        var known = node.AdminToken.Split('_')[1];
        var shown = new[]
        {
            null, "", "nonsense", "atk_000000000000_" + new string('0', 64), $"atk_{known}_" + new string('0', 64),
        };

        var answers = new HashSet<string>();
        foreach (var token in shown)
        {
            var problem = await node.Client(token).Get("/tokens")
                .Problem(HttpStatusCode.Unauthorized, "unauthenticated");
            problem["correlation_id"] = "";
            answers.Add(problem.ToJsonString());
        }

        Assert.Single(answers);
    }

    [Fact]
    public async Task Who_guesses_is_locked_out_until_the_lock_ends_and_the_holder_never()
    {
        await using var node = await TestNode.Start();
        var guesser = node.Client($"atk_{node.AdminToken.Split('_')[1]}_" + new string('0', 64));
        for (var i = 0; i < 5; i++)
        {
            await guesser.Get("/alerts").Problem(HttpStatusCode.Unauthorized, "unauthenticated");
        }

        await guesser.Get("/alerts").Problem(HttpStatusCode.TooManyRequests, "too_many_attempts");
        await node.Admin.Get("/alerts").Json(HttpStatusCode.OK);
        await guesser.Get("/alerts").Problem(HttpStatusCode.TooManyRequests, "too_many_attempts");
        node.Time.Advance(TimeSpan.FromSeconds(31));
        await guesser.Get("/alerts").Problem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task A_failed_attempt_takes_its_time()
    {
        var slow = new HttpDoorOptions { Port = 0, FailureDelay = TimeSpan.FromSeconds(1) };
        await using var node = await TestNode.Start(new TestNodeOptions { Door = slow });
        var timers = node.Time.ArmedTimers;

        var answer = node.Client("nonsense").Get("/alerts");
        await Eventually.True(() => node.Time.ArmedTimers > timers, "the attempt waits");
        Assert.False(answer.IsCompleted);
        node.Time.Advance(TimeSpan.FromSeconds(1));

        await answer.Problem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("10.0.0.7")]
    public async Task A_name_that_is_not_the_nodes_gets_nothing(string host)
    {
        await using var node = await TestNode.Start();

        await node.Admin.Get("/tokens", ("Host", host)).Problem(HttpStatusCode.BadRequest, "host_not_allowed");
        await node.Client(null).Get("/livez", ("Host", host)).Problem(HttpStatusCode.BadRequest, "host_not_allowed");
    }

    [Fact]
    public async Task Pages_of_foreign_origins_get_nothing_and_those_allowed_are_named_exactly()
    {
        var options = new HttpDoorOptions { Port = 0, OriginsAllowed = ["https://desk.example"] };
        await using var node = await TestNode.Start(new TestNodeOptions { Door = options });

        foreach (var origin in new[] { "https://evil.example", "null", "https://desk.example.evil.example" })
        {
            await node.Admin.Get("/alerts", ("Origin", origin))
                .Problem(HttpStatusCode.Forbidden, "origin_not_allowed");
        }

        using var allowed = await node.Admin.Get("/alerts", ("Origin", "https://desk.example"));
        Assert.Equal(["https://desk.example"], allowed.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.False(allowed.Headers.Contains("Access-Control-Allow-Credentials"));
        using var preflight = await node.Client(null).Send(
            HttpMethod.Options, "/tokens", null,
            ("Origin", "https://desk.example"), ("Access-Control-Request-Method", "POST"));
        Assert.Equal(["https://desk.example"], preflight.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task By_default_no_foreign_page_may_call_and_the_nodes_own_may()
    {
        await using var node = await TestNode.Start();

        await node.Admin.Get("/alerts", ("Origin", "https://desk.example"))
            .Problem(HttpStatusCode.Forbidden, "origin_not_allowed");
        using var own = await node.Admin.Get("/alerts", ("Origin", node.Address.GetLeftPart(UriPartial.Authority)));

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.False(own.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/alerts?token=x")]
    [InlineData("/alerts?access_token=x")]
    [InlineData("/alerts?whatever=atk_0123")]
    [InlineData("/alerts/atk_0123")]
    [InlineData("/alerts?%61tk_0123")]
    public async Task A_token_in_a_url_is_refused_even_beside_a_good_header(string path)
    {
        await using var node = await TestNode.Start();

        await node.Admin.Get(path).Problem(HttpStatusCode.BadRequest, "token_in_url");
    }

    [Fact]
    public async Task Answers_tell_browsers_to_keep_guess_and_embed_nothing()
    {
        await using var node = await TestNode.Start();

        using var answer = await node.Admin.Get("/alerts");

        Assert.Equal("no-store", answer.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task What_is_not_there_or_not_done_this_way_is_a_problem_too()
    {
        await using var node = await TestNode.Start();

        await node.Admin.Get("/nothing").Problem(HttpStatusCode.NotFound, "route_unknown");
        using var wrong = await node.Admin.Send(HttpMethod.Put, "/alerts");
        Assert.Equal(["GET"], wrong.Content.Headers.Allow);
        await Task.FromResult(wrong).Problem(HttpStatusCode.MethodNotAllowed, "method_not_allowed");
    }

    [Fact]
    public async Task Each_token_and_each_address_has_its_rate()
    {
        var options = new HttpDoorOptions
        {
            Port = 0,
            FailureDelay = TimeSpan.Zero,
            Rates = new() { PerTokenPerSecond = 1, PerTokenBurst = 3, PerAddressPerSecond = 2, PerAddressBurst = 8 },
        };
        await using var node = await TestNode.Start(new TestNodeOptions { Door = options });
        var viewer = node.Client(await node.Admin.NewToken("viewer"));
        for (var i = 0; i < 3; i++)
        {
            await viewer.Get("/alerts").Json(HttpStatusCode.OK);
        }

        using var limited = await viewer.Get("/alerts");
        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        Assert.Equal("1", limited.Headers.GetValues("Retry-After").Single());
        await node.Admin.Get("/alerts").Json(HttpStatusCode.OK);
        await node.Client(null).Get("/alerts").Problem(HttpStatusCode.Unauthorized, "unauthenticated");
        await node.Client(null).Get("/alerts").Problem(HttpStatusCode.Unauthorized, "unauthenticated");
        await node.Client(null).Get("/alerts").Problem(HttpStatusCode.TooManyRequests, "too_many_requests");
        await node.Client(null).Get("/livez").Json(HttpStatusCode.OK);
        node.Time.Advance(TimeSpan.FromSeconds(1));
        await viewer.Get("/alerts").Json(HttpStatusCode.OK);
    }

    [Fact]
    public void Beyond_this_machine_the_door_opens_only_with_a_flag_tls_and_names()
    {
        var exposed = new HttpDoorOptions { Address = IPAddress.Any };

        Assert.Equal(3, exposed.Faults().Count);
        Assert.Equal(2, (exposed with { ExposeBeyondLoopback = true }).Faults().Count);
        Assert.Empty(new HttpDoorOptions().Faults());
        Assert.Empty(new HttpDoorOptions { Address = IPAddress.IPv6Loopback }.Faults());
    }

    [Theory]
    [InlineData("*")]
    [InlineData("https://*.example")]
    [InlineData("desk.example")]
    [InlineData("https://desk.example/")]
    [InlineData("null")]
    public void Origins_are_exact(string origin) =>
        Assert.Single(new HttpDoorOptions { OriginsAllowed = [origin] }.Faults());

    [Fact]
    public void Hosts_and_ports_are_checked() =>
        Assert.Equal(3, new HttpDoorOptions { Port = 70_000, HostsAllowed = ["*", ""] }.Faults().Count);

    [Fact]
    public async Task An_endpoint_that_declares_nothing_keeps_the_door_shut()
    {
        var undeclared = new TestNodeOptions { Modules = _ => [new Careless(e => { })] };
        var nameless = new TestNodeOptions
        {
            Modules = _ => [new Careless(e => e.Needs(Permission.OperateNode, PortfolioScope.Node))],
        };
        var open = new TestNodeOptions { Modules = _ => [new Careless(e => e.OpenToAll().WithName("careless"))] };

        foreach (var (options, fault) in new[]
        {
            (undeclared, "no permission"), (nameless, "no name"), (open, "open to all"),
        })
        {
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => TestNode.Start(options));
            Assert.Contains(fault, refused.Message, StringComparison.Ordinal);
        }
    }

    private sealed class Careless(Action<RouteHandlerBuilder> declare) : IEndpointModule
    {
        public void Map(IEndpointRouteBuilder routes) =>
            declare(routes.MapPost("/careless", (Operation operation) => TypedResults.Text(operation.By)));
    }
}
