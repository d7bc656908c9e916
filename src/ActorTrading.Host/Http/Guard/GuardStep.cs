using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ActorTrading.Host.Http.Guard;

/// <summary>
/// What no request may do, whoever sends it: come by a foreign name or from a foreign page, carry a token where logs
/// and histories keep it, or change something with anything but JSON.
/// </summary>
internal sealed class GuardStep(HttpDoorOptions options)
{
    private static readonly HashSet<string> TokenParameters = new(StringComparer.OrdinalIgnoreCase)
    {
        "token", "access_token", "id_token", "auth", "authorization", "bearer", "api_key", "apikey", "key", "secret",
        "password",
    };

    private readonly HashSet<string> _hosts = new(options.HostsAllowed, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _origins = new(options.OriginsAllowed, StringComparer.Ordinal);

    public Task Invoke(HttpContext context, RequestDelegate next)
    {
        if (Fault(context.Request) is { } problem)
        {
            throw problem.AsException();
        }

        return next(context);
    }

    private Problem? Fault(HttpRequest request) =>
        ForeignHost(request) ?? ForeignOrigin(request) ?? TokenInUrl(request) ?? NotJson(request);

    /// <summary>A name that an attacker's DNS points at this machine is not one of ours.</summary>
    private Problem? ForeignHost(HttpRequest request) => _hosts.Contains(request.Host.Host)
        ? null
        : Problem.BadRequest(ProblemCodes.HostNotAllowed, "The Host header does not name this node.");

    private Problem? ForeignOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        return origin.Count == 0 || (origin.Count == 1 && IsAllowed(origin[0]!, request))
            ? null
            : Problem.Forbidden(ProblemCodes.OriginNotAllowed, "Pages of this origin may not call the node.");
    }

    private bool IsAllowed(string origin, HttpRequest request) =>
        _origins.Contains(origin) || origin == $"{request.Scheme}://{request.Host}";

    private static Problem? TokenInUrl(HttpRequest request)
    {
        var isThere = TokenText.LooksLikeToken(Uri.UnescapeDataString(request.Path.Value ?? ""))
            || request.Query.Any(q =>
                TokenParameters.Contains(q.Key)
                || TokenText.LooksLikeToken(q.Key)
                || q.Value.Any(v => v is not null && TokenText.LooksLikeToken(v)));
        return isThere
            ? Problem.BadRequest(
                ProblemCodes.TokenInUrl,
                "A token in a URL ends up in logs and histories: send it in the Authorization header, and revoke it if "
                    + "this one was real.")
            : null;
    }

    private static Problem? NotJson(HttpRequest request)
    {
        if (!DeclaredAccess.IsWrite(request.Method) || !HasBody(request))
        {
            return null;
        }

        return MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals(HttpJson.ContentType, StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            ? null
            : StatusProblems.ContentTypeNotJson;
    }

    private static bool HasBody(HttpRequest request) =>
        request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0
        || (request.ContentType is not null && request.ContentLength is null);
}
