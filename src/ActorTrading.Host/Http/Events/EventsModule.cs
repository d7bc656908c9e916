using ActorTrading.Engine.Subscriptions;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ActorTrading.Host.Http.Events;

/// <summary>The stream of events, <c>/events</c>: a WebSocket that can be resumed from any cursor.</summary>
public sealed class EventsModule(EventTail tail, EventsOptions options) : IEndpointModule
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var door = new EventsDoor(
            tail,
            services.GetRequiredService<TokenDirectory>(),
            services.GetRequiredService<Authenticator>(),
            services.GetRequiredService<AuditWriter>(),
            new EventsTerms(options, services.GetRequiredService<TimeProvider>()));
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

        // Two parameters make it an endpoint that the OpenAPI document knows of.
        routes.MapGet("/events", async Task (HttpContext context, CancellationToken _) =>
            {
                if (!context.WebSockets.IsWebSocketRequest)
                {
                    throw NotAWebSocket.AsException();
                }

                await door.Serve(context, stopping).ConfigureAwait(false);
            })
            .NeedsInFirstFrame(Permission.ReadTrading)
            .WithTags("Events")
            .WithName("follow_events")
            .WithSummary("Follow orders, fills, positions, sessions, decisions, halts and alerts over a WebSocket");
    }

    private static Problem NotAWebSocket { get; } = new(
        StatusCodes.Status426UpgradeRequired, "websocket_required", "This is a WebSocket; connect to it as one.");
}
