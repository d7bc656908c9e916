using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Cli.Tests.Nodes;

/// <summary>
/// A server on this machine's loopback that speaks as a node does: to each request the next of its answers, the last
/// one for ever.
/// </summary>
internal sealed class ScriptedNode : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Queue<Answer>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Request> _requests = new();

    private ScriptedNode(WebApplication app) => _app = app;

    /// <summary>Called with each request, before it is answered.</summary>
    public Action<Request> OnRequest { get; set; } = _ => { };

    /// <summary>Serves WebSockets, where the test has any.</summary>
    public Func<HttpContext, Task>? OnSocket { get; set; }

    public IReadOnlyList<Request> Requests => [.. _requests];

    public Request Only => Assert.Single(_requests);

    /// <summary>As it is written after <c>-H</c>.</summary>
    public string Host => new Uri(_app.Urls.Single()).Authority;

    public static async Task<ScriptedNode> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(System.Net.IPAddress.Loopback, 0));
        var app = builder.Build();
        var node = new ScriptedNode(app);
        app.UseWebSockets();
        app.Run(node.Serve);
        await app.StartAsync();
        return node;
    }

    /// <summary>What is answered to a method and path, whatever the query.</summary>
    public ScriptedNode On(string methodAndPath, params Answer[] answers)
    {
        _answers[methodAndPath] = new Queue<Answer>(answers);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private async Task Serve(HttpContext context)
    {
        var request = await Read(context.Request);
        _requests.Enqueue(request);
        OnRequest(request);
        if (context.WebSockets.IsWebSocketRequest && OnSocket is { } serve)
        {
            await serve(context);
            return;
        }

        var answer = Next($"{context.Request.Method} {context.Request.Path}");
        if (answer.IsCut)
        {
            context.Abort();
            return;
        }

        if (answer.IsSilent)
        {
            var gone = new TaskCompletionSource();
            await using var registration = context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
            return;
        }

        context.Response.StatusCode = answer.Status;
        if (answer.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = wait;
        }

        if (answer.Body.Length > 0)
        {
            context.Response.ContentType = answer.MediaType;
            await context.Response.WriteAsync(answer.Body);
        }
    }

    private Answer Next(string methodAndPath)
    {
        if (!_answers.TryGetValue(methodAndPath, out var queue))
        {
            return Answer.Problem(404, "route_unknown", "There is nothing at this path.");
        }

        lock (queue)
        {
            return queue.Count > 1 ? queue.Dequeue() : queue.Peek();
        }
    }

    private static async Task<Request> Read(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return new Request(
            $"{request.Method} {request.Path}{request.QueryString}",
            await reader.ReadToEndAsync(),
            request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase));
    }
}
