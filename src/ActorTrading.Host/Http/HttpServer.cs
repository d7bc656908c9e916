using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Http;

/// <summary>Makes the server. It reads nothing of the environment: only the options say where it listens.</summary>
internal static class HttpServer
{
    public static WebApplication Create(HttpDoorOptions options, HttpDoorParts parts)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<ILoggerFactory>(new QuietFramework(parts.Logs));
        builder.Services.AddLogging();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, options));
        if (options.Certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        builder.Services.AddRouting();
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.Configure<JsonOptions>(json => HttpJson.Apply(json.SerializerOptions));
        builder.Services.AddCors();
        ApiDocument.AddTo(builder.Services);
        HttpPipeline.AddTo(builder.Services, options, parts);
        return builder.Build();
    }

    private static void Configure(KestrelServerOptions kestrel, HttpDoorOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = Math.Max(options.BodyBytesMax, HttpLimits.BodyBytesTakenInMax);
        kestrel.Limits.MaxRequestHeaderCount = HttpLimits.HeaderCountMax;
        kestrel.Limits.MaxRequestHeadersTotalSize = HttpLimits.HeaderBytesMax;
        kestrel.Limits.MaxRequestLineSize = HttpLimits.RequestLineBytesMax;
        kestrel.Limits.MaxConcurrentConnections = options.ConnectionsMax;

        // The door counts them first, since the server's own limit answers with a failure.
        kestrel.Limits.MaxConcurrentUpgradedConnections = null;
        kestrel.Limits.RequestHeadersTimeout = HttpLimits.HeadersWithin;
        kestrel.Limits.KeepAliveTimeout = HttpLimits.IdleConnectionFor;
        kestrel.Listen(options.Address, options.Port, listen =>
        {
            if (options.Certificate is { } certificate)
            {
                listen.UseHttps(certificate);
            }
        });
    }
}
