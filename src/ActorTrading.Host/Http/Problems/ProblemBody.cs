using System.Globalization;
using System.Text.Json;
using ActorTrading.Host.Http.Correlation;
using ActorTrading.Host.Http.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ActorTrading.Host.Http.Problems;

/// <summary>A problem as it goes over the wire.</summary>
public sealed record ProblemBody
{
    public const string ContentType = "application/problem+json";

    private const string TypePrefix = "urn:actor-trading:problem:";

    public required string Type { get; init; }

    public required string Title { get; init; }

    public required int Status { get; init; }

    public required string Detail { get; init; }

    /// <summary>Stable, in snake case.</summary>
    public required string Code { get; init; }

    public required string CorrelationId { get; init; }

    public IReadOnlyList<FieldProblem>? Errors { get; init; }

    /// <summary>Answers with the problem, unless an answer has begun.</summary>
    public static Task Write(HttpContext context, Problem problem)
    {
        var response = context.Response;
        if (response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        var methods = response.Headers.Allow;
        response.Clear();
        response.StatusCode = problem.Status;
        response.Headers.Allow = methods;
        context.Features.Set(problem);
        AddHeaders(response.Headers, problem);
        var correlation = context.Correlation().Id.Value;
        response.Headers[CorrelationHeaders.CorrelationId] = correlation;
        var body = JsonSerializer.SerializeToUtf8Bytes(Of(problem, correlation), HttpJson.Options);
        response.ContentType = ContentType;
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private static ProblemBody Of(Problem problem, string correlation) => new()
    {
        Type = TypePrefix + problem.Code,
        Title = ReasonPhrases.GetReasonPhrase(problem.Status),
        Status = problem.Status,
        Detail = problem.Detail,
        Code = problem.Code,
        CorrelationId = correlation,
        Errors = problem.Errors.IsEmpty ? null : problem.Errors,
    };

    private static void AddHeaders(IHeaderDictionary headers, Problem problem)
    {
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            headers.WWWAuthenticate = "Bearer";
        }

        if (problem.Status == StatusCodes.Status413PayloadTooLarge)
        {
            // What is left of the body may be too much to take in, and the connection ends with it.
            headers.Connection = "close";
        }

        if (problem.RetryAfter is { } wait)
        {
            var seconds = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
            headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
    }
}
