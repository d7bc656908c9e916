using System.Collections.Concurrent;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Problems;
using ActorTrading.Storage.Idempotency;
using Microsoft.AspNetCore.Http;

namespace ActorTrading.Host.Http.Idempotency;

/// <summary>
/// Answers a POST that is repeated with its Idempotency-Key as it was answered first. An answer that leaves open what
/// was done is not kept: then the repeat runs again, under the same command id, and has no second effect.
/// </summary>
internal sealed class IdempotencyStep(IIdempotencyStore store, HttpDoorOptions options, TimeProvider time)
{
    private const string ReplayedHeader = "Idempotency-Replayed";

    private static readonly string[] HeadersKept = ["Content-Type", "Location", "ETag"];

    private readonly ConcurrentDictionary<string, byte> _underWay = new();

    public async Task Invoke(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(context.Request.Method)
            || context.GetEndpoint()?.Metadata.GetMetadata<RepeatsHarmlessly>() is not null
            || context.Features.Get<Caller>() is not { } caller
            || KeyOf(context.Request) is not { } key)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var body = await RequestBytes.Read(context).ConfigureAwait(false);
        var route = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}";
        var request = RepeatableRequest.Of(caller.Token.Id, route, key, body.Span);
        if (!_underWay.TryAdd(request.Key, 0))
        {
            throw InUse.AsException();
        }

        try
        {
            await AnswerOnce(context, request, next).ConfigureAwait(false);
        }
        finally
        {
            _underWay.TryRemove(request.Key, out _);
        }
    }

    private static Problem InUse { get; } = Problem.Conflict(
        ProblemCodes.IdempotencyKeyInUse, "The first request with this Idempotency-Key is still being answered.") with
    {
        RetryAfter = TimeSpan.FromSeconds(1),
    };

    private static string? KeyOf(HttpRequest request)
    {
        var header = request.Headers[RepeatableRequest.Header];
        if (header.Count == 0)
        {
            return null;
        }

        return header.Count == 1 && RepeatableRequest.IsWellFormed(header[0]!)
            ? header[0]
            : throw Problem.BadRequest(
                ProblemCodes.IdempotencyKeyInvalid,
                "An Idempotency-Key is one header of 1 to 255 visible ASCII characters.").AsException();
    }

    private async Task AnswerOnce(HttpContext context, RepeatableRequest request, RequestDelegate next)
    {
        var now = time.GetUtcNow();
        var kept = await store.Bind(request.Key, request.BodyHash, now, now + options.RepeatsKeptFor)
            .ConfigureAwait(false);
        if (kept is not null && kept.BodyHash != request.BodyHash)
        {
            throw Problem.Unprocessable(
                ProblemCodes.IdempotencyKeyReused,
                "This Idempotency-Key belongs to a request with another body; take a new one.").AsException();
        }

        if (kept?.Answer is { } answer)
        {
            await Repeat(context.Response, answer).ConfigureAwait(false);
            return;
        }

        context.Features.Set(request);
        await Run(context, request, next).ConfigureAwait(false);
    }

    private async Task Run(HttpContext context, RepeatableRequest request, RequestDelegate next)
    {
        var response = context.Response;
        var connection = response.Body;
        using var buffer = new MemoryStream();
        response.Body = buffer;
        try
        {
            await next(context).ConfigureAwait(false);
            await Keep(context, request.Key, buffer).ConfigureAwait(false);
        }
        finally
        {
            response.Body = connection;
        }

        await connection.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), context.RequestAborted)
            .ConfigureAwait(false);
    }

    private async ValueTask Keep(HttpContext context, string key, MemoryStream body)
    {
        var response = context.Response;
        var isSecret = context.GetEndpoint()?.Metadata.GetMetadata<AnsweredOnce>() is not null;
        switch (response.StatusCode)
        {
            case >= StatusCodes.Status500InternalServerError:
            case < StatusCodes.Status300MultipleChoices when isSecret:
                break;
            case StatusCodes.Status400BadRequest or StatusCodes.Status413PayloadTooLarge:
            case StatusCodes.Status415UnsupportedMediaType or StatusCodes.Status428PreconditionRequired:
                await store.Release(key).ConfigureAwait(false);
                break;
            default:
                var headers = HeadersKept.Where(response.Headers.ContainsKey)
                    .Select(name => KeyValuePair.Create(name, response.Headers[name].ToString()));
                var answer = new KeptAnswer(response.StatusCode, [.. headers], body.ToArray());
                await store.Answer(key, answer).ConfigureAwait(false);
                break;
        }
    }

    private static async Task Repeat(HttpResponse response, KeptAnswer answer)
    {
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        response.Headers[ReplayedHeader] = "true";
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body).ConfigureAwait(false);
    }
}
