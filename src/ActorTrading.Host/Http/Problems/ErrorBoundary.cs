using ActorTrading.Actors.Entities;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Http.Problems;

/// <summary>
/// Turns whatever goes wrong behind it into a problem. Of an exception that nobody expected the caller learns the
/// correlation id; the rest is in the log.
/// </summary>
internal sealed partial class ErrorBoundary(ILogger<ErrorBoundary> log)
{
    private static readonly Problem Internal = new(
        StatusCodes.Status500InternalServerError,
        ProblemCodes.InternalError,
        "The node failed to answer. What happened is in its log under the correlation id.");

    public async Task Invoke(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The last frame of a request: nothing may pass it and name its insides to the caller.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (context.RequestAborted.IsCancellationRequested)
            {
                Abandon(context);
                return;
            }

            await ProblemBody.Write(context, Of(exception)).ConfigureAwait(false);
            return;
        }

        if (!context.Response.HasStarted && StatusProblems.Of(context) is { } problem)
        {
            await ProblemBody.Write(context, problem).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Nobody listens any more, though the answer is still audited, and must not pass for a good one when it is asked
    /// for again.
    /// </summary>
    private static void Abandon(HttpContext context)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Features.Set(CommandAnswer.Unknown);
        }
    }

    private Problem Of(Exception exception)
    {
        switch (exception)
        {
            case ProblemException expected:
                return expected.Problem;
            case BadHttpRequestException malformed:
                return StatusProblems.Of(malformed);
            case EntityUnavailableException unavailable:
                return CommandAnswer.Unavailable(unavailable.Reason);
            default:
                Failed(log, exception);
                return Internal;
        }
    }

    [LoggerMessage(LogLevel.Error, "A request failed by an exception that nobody expected.")]
    private static partial void Failed(ILogger log, Exception exception);
}
