using System.Net;
using ActorTrading.Domain.Audit;
using ActorTrading.Host.Http.Correlation;
using ActorTrading.Host.Http.Limits;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Access;

/// <summary>The one place that lets requests in: token, role, scope. What declares nothing gets nobody.</summary>
internal sealed class GateStep(Authenticator authenticator, AuditWriter audit, TimeProvider time)
{
    /// <summary>Failures that are written down, so that somebody who knocks on and on cannot fill the trail.</summary>
    private readonly TokenBucket _failuresNoted = new(perSecond: 1, burst: 60, time);

    public async Task Invoke(HttpContext context, RequestDelegate next)
    {
        // What the router itself answers, such as 405, is an endpoint too, though nobody's.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var requirement = endpoint.Metadata.GetMetadata<AccessRequirement>()
            ?? throw new InvalidOperationException($"{endpoint.DisplayName} does not say what it needs.");
        if (requirement.Permission is { } permission && !IsLeftToFirstFrame(context, requirement))
        {
            var caller = await Authenticate(context).ConfigureAwait(false);
            context.Features.Set(caller);
            if (Refusal(context, caller, permission, requirement.Scope) is { } problem)
            {
                await Deny(context, caller, problem).ConfigureAwait(false);
                throw problem.AsException();
            }
        }

        await next(context).ConfigureAwait(false);
    }

    private static bool IsLeftToFirstFrame(HttpContext context, AccessRequirement requirement) =>
        requirement.InFirstFrame && context.WebSockets.IsWebSocketRequest
        && context.Request.Headers.Authorization.Count == 0;

    private static Problem? Refusal(
        HttpContext context, Caller caller, Permission permission, PortfolioScope scope) =>
        caller.May(permission)
            ? scope.Check(context, caller)
            : Problem.Forbidden(
                ProblemCodes.PermissionMissing,
                $"This needs the role {permission.LeastRole().ToString().ToLowerInvariant()}.");

    private async ValueTask<Caller> Authenticate(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        var bearer = Authenticator.BearerOf(context.Request);
        var result = await authenticator.Authenticate(bearer, address, context.RequestAborted).ConfigureAwait(false);
        if (result.Caller is { } caller)
        {
            if (result.IsFirstUse)
            {
                await Note(context, caller.Token.Id.Value, caller, AuditOutcome.Accepted, null).ConfigureAwait(false);
            }

            return caller;
        }

        if (_failuresNoted.TryTake() is null)
        {
            var tried = result.Tried?.Value ?? "nobody";
            await Note(context, tried, null, AuditOutcome.Denied, result.Problem!.Code).ConfigureAwait(false);
        }

        throw result.Problem!.AsException();
    }

    private ValueTask Note(HttpContext context, string actor, Caller? caller, AuditOutcome outcome, string? code) =>
        audit.Write(context, new AuditNote("authenticate", RouteOf(context), outcome)
        {
            Actor = actor,
            Role = caller?.Role,
            Code = code,
        });

    private ValueTask Deny(HttpContext context, Caller caller, Problem problem) =>
        audit.Write(context, new AuditNote(RouteOf(context), context.Request.Path.Value ?? "", AuditOutcome.Denied)
        {
            Actor = caller.Token.Id.Value,
            Role = caller.Role,
            Code = problem.Code,
        });

    private static string RouteOf(HttpContext context) =>
        $"{context.Request.Method} {RouteText.Of(context)}";
}
