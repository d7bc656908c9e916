using Microsoft.AspNetCore.Http;

namespace ActorTrading.Host.Http.Guard;

/// <summary>
/// What every answer says to browsers: keep nothing, guess nothing, embed nothing, load nothing foreign.
/// </summary>
internal static class AnswerHeadersStep
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "connect-src 'self'; font-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public static Task Invoke(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        return next(context);
    }
}
