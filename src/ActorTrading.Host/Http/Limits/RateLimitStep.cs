using System.Net;
using ActorTrading.Domain.Access;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ActorTrading.Host.Http.Limits;

/// <summary>
/// Holds every address, and every token wherever it comes from, to a rate. The emergency stop is not held back.
/// </summary>
internal sealed class RateLimitStep(RateLimits limits, TimeProvider time)
{
    private readonly BucketSet<IPAddress> _addresses =
        new(limits.PerAddressPerSecond, limits.PerAddressBurst, time);

    private readonly BucketSet<TokenId> _tokens = new(limits.PerTokenPerSecond, limits.PerTokenBurst, time);

    /// <summary>Before anything costly is done for the request.</summary>
    public Task ByAddress(HttpContext context, RequestDelegate next)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        Demand(IsExempt(context) ? null : _addresses.TryTake(address));
        return next(context);
    }

    /// <summary>When the caller is known.</summary>
    public Task ByToken(HttpContext context, RequestDelegate next)
    {
        var wait = context.Features.Get<Caller>() is { } caller && !IsExempt(context)
            ? _tokens.TryTake(caller.Token.Id)
            : null;
        Demand(wait);
        return next(context);
    }

    private static bool IsExempt(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<RateExempt>() is not null;

    private static void Demand(TimeSpan? wait)
    {
        if (wait is { } needed)
        {
            throw Problem.TooMany(
                ProblemCodes.TooManyRequests, "There are more requests than are allowed; wait.", needed).AsException();
        }
    }
}

/// <summary>How an endpoint says that it is never held back.</summary>
public static class RateDeclarations
{
    public static TBuilder WithoutRateLimit<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RateExempt());
}

internal sealed record RateExempt;
