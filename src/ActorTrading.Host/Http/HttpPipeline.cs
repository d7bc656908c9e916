using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Correlation;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Guard;
using ActorTrading.Host.Http.Idempotency;
using ActorTrading.Host.Http.Limits;
using ActorTrading.Host.Http.Metrics;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ActorTrading.Host.Http;

/// <summary>The way of every request, in order. Nothing goes around it.</summary>
internal static class HttpPipeline
{
    public static void AddTo(IServiceCollection services, HttpDoorOptions options, HttpDoorParts parts)
    {
        services.AddSingleton(options).AddSingleton(options.Rates);
        services.AddSingleton(parts.Entities).AddSingleton(parts.Tokens).AddSingleton(parts.Idempotency);
        services.AddSingleton(parts.Ids).AddSingleton(parts.Time);
        services.AddSingleton<Authenticator>().AddSingleton<AuditWriter>().AddSingleton<EntityAsking>();
        services.AddSingleton<CorrelationStep>().AddSingleton<MeasureStep>().AddSingleton<ErrorBoundary>();
        services.AddSingleton<GuardStep>().AddSingleton<RateLimitStep>().AddSingleton<GateStep>();
        services.AddSingleton<IdempotencyStep>().AddSingleton<OperationStep>();
    }

    public static void Lay(WebApplication app, HttpDoorOptions options)
    {
        var services = app.Services;
        var boundary = services.GetRequiredService<ErrorBoundary>();
        var rates = services.GetRequiredService<RateLimitStep>();
        app.Use(services.GetRequiredService<CorrelationStep>().Invoke);
        app.Use(services.GetRequiredService<MeasureStep>().Invoke);
        app.Use(boundary.Invoke);
        app.Use(AnswerHeadersStep.Invoke);
        app.Use(services.GetRequiredService<GuardStep>().Invoke);
        app.UseWebSockets();
        ApiDocument.ShowPage(app);
        app.UseRouting();
        if (!options.OriginsAllowed.IsEmpty)
        {
            app.UseCors(policy => policy.WithOrigins([.. options.OriginsAllowed])
                .WithMethods("GET", "POST", "PUT", "DELETE")
                .WithHeaders(
                    "Authorization", "Content-Type", "If-Match", RepeatableRequest.Header,
                    CorrelationHeaders.CorrelationId)
                .WithExposedHeaders("ETag", "Location", "Retry-After", CorrelationHeaders.CorrelationId));
        }

        app.Use(rates.ByAddress);
        app.Use(services.GetRequiredService<GateStep>().Invoke);
        app.Use(rates.ByToken);
        app.Use(services.GetRequiredService<IdempotencyStep>().Invoke);
        app.Use(services.GetRequiredService<OperationStep>().Invoke);

        // A second time, so that what goes wrong in a handler is an answer that is audited and kept for repeats.
        app.Use(boundary.Invoke);
    }
}
