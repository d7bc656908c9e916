using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Recommendations;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Recommendations;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Node;
using ActorTrading.Testing.Trading;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Tests.ColdStart;

/// <summary>One life of a real node in this process, and what an operator does to it over HTTP.</summary>
internal sealed class RememberedNode : IAsyncDisposable
{
    private static readonly TimeSpan AdviceLife = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);
    private const int LooksMax = 3_000;
    private readonly ILoggerFactory _logs;
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromMinutes(1) };
    private int _advice;

    private RememberedNode(NodeRuntime runtime, ILoggerFactory logs) => (Runtime, _logs) = (runtime, logs);

    public NodeRuntime Runtime { get; }

    public static async Task<RememberedNode> Open(string folder, LoadGate? gate = null)
    {
        var options = new NodeOptions
        {
            DataFolder = folder,
            Http = new() { Listen = new IPEndPoint(IPAddress.Loopback, 0) },
        };
        var logs = LoggerFactory.Create(static _ => { });
        var seams = gate is null ? NodeSeams.None : new NodeSeams { Snapshots = gate.Before };
        return new RememberedNode(await NodeAssembly.Open(options, logs, seams), logs);
    }

    /// <summary>Leaves so many running sessions in the journal; the node was not started.</summary>
    public async Task Remember(int count, string rules)
    {
        var engine = Runtime.Engine;
        var markets = engine.Market.Feeds.Select(f => f.Instrument);
        await new RunningSessions(engine.Entities, [.. markets], TimeProvider.System).Open(count, _ => rules);
        await engine.Entities.Stop();
    }

    public async Task<JsonElement> Post(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Runtime.Address, path))
        {
            Content = JsonContent.Create(body),
        };
        var token = await File.ReadAllTextAsync(Runtime.TokenFile);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
        using var response = await _client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Waits for what other threads do, without taking their processor.</summary>
    public static async Task Until(Func<bool> condition, string what)
    {
        using var looks = new PeriodicTimer(LookEvery);
        for (var look = 0; !condition(); look++)
        {
            Assert.True(look < LooksMax, $"It does not come about that {what}.");
            await looks.WaitForNextTickAsync();
        }
    }

    public async Task<bool> IsReady()
    {
        using var response = await _client.GetAsync(new Uri(Runtime.Address, "readyz"));
        return response.IsSuccessStatusCode;
    }

    /// <summary>Gives every session the same advice, each on its own market.</summary>
    public async Task Advise(Rating rating)
    {
        foreach (var feed in Runtime.Engine.Market.Feeds)
        {
            await Advise(feed.Instrument.Symbol, rating);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Runtime.DisposeAsync();
        _logs.Dispose();
    }

    private async Task Advise(Symbol symbol, Rating rating)
    {
        var now = Timestamp.From(TimeProvider.System.GetUtcNow());
        var advice = new Recommendation
        {
            Id = new RecommendationId($"{symbol}-{now.Ticks}-{++_advice}"),
            Symbol = symbol,
            Rating = rating,
            Confidence = 0.9m,
            IssuedAt = now,
            ExpiresAt = now + AdviceLife,
            Source = "test",
        };
        var posted = await Runtime.Engine.Entities.Ask(
            RecommendationEntity.Id, new RecommendationCommand.Post(advice, now));
        Assert.IsType<CommandResult.Accepted>(posted);
    }
}
