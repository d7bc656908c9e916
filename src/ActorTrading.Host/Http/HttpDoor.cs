using ActorTrading.Engine.Audit;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Alerts;
using ActorTrading.Host.Http.AuditTrail;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Health;
using ActorTrading.Host.Http.Metrics;
using ActorTrading.Host.Http.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Http;

/// <summary>The node's HTTP endpoint: one server, one pipeline, and the endpoints of the modules.</summary>
public sealed partial class HttpDoor : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpDoorOptions _options;
    private readonly ILogger<HttpDoor> _log;

    private HttpDoor(WebApplication app, HttpDoorOptions options, ILogger<HttpDoor> log) =>
        (_app, _options, _log) = (app, options, log);

    /// <summary>Where it listens. Known once it has started.</summary>
    public Uri Address => new(
        _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!
            .Addresses.Single());

    /// <summary>
    /// Puts the door together, with the endpoints of tokens, audit, alerts, health and metrics in it.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The options are at fault, or an endpoint does not declare what it needs.
    /// </exception>
    public static HttpDoor Build(
        HttpDoorOptions options, HttpDoorParts parts, params IReadOnlyList<IEndpointModule> modules)
    {
        if (options.Faults() is { Count: > 0 } faults)
        {
            throw new InvalidOperationException("The door stays shut: " + string.Join(' ', faults));
        }

        var app = HttpServer.Create(options, parts);
        HttpPipeline.Lay(app, options);
        ApiDocument.Map(app).OpenToAll();
        foreach (var module in (IEndpointModule[])[.. ModulesOf(parts), .. modules])
        {
            module.Map(app);
        }

        DeclaredAccess.Demand(((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints));
        return new HttpDoor(app, options, parts.Logs.CreateLogger<HttpDoor>());
    }

    public async Task Start(CancellationToken cancellation = default)
    {
        await _app.StartAsync(cancellation).ConfigureAwait(false);
        Listening(_log, Address);
        if (!_options.IsLoopback)
        {
            Exposed(_log, Address);
        }
    }

    /// <summary>Takes no more requests and waits for those under way, until cancelled.</summary>
    public Task Stop(CancellationToken cancellation = default) => _app.StopAsync(cancellation);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static IEnumerable<IEndpointModule> ModulesOf(HttpDoorParts parts) =>
    [
        new HealthModule(parts.Health),
        new MetricsModule(parts.Metrics),
        new TokensModule(parts.Entities, parts.Tokens, parts.Ids, parts.Cursors),
        new AuditModule(new AuditReader(parts.Journal), parts.Cursors),
        new AlertsModule(parts.Entities),
    ];

    [LoggerMessage(LogLevel.Information, "Listening at {Address}.")]
    private static partial void Listening(ILogger log, Uri address);

    [LoggerMessage(
        LogLevel.Warning,
        "ATTENTION: {Address} IS REACHED FROM OTHER MACHINES. Whoever holds a token there trades with this node. "
            + "Keep a firewall in front of it, give tokens the least role and an expiry, and watch the audit trail.")]
    private static partial void Exposed(ILogger log, Uri address);
}
