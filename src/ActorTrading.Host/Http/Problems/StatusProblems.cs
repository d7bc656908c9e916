using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ActorTrading.Host.Http.Problems;

/// <summary>Problems for what the server itself refuses without a body.</summary>
internal static class StatusProblems
{
    public static Problem? Of(HttpContext context)
    {
        var response = context.Response;
        if (response.StatusCode < StatusCodes.Status400BadRequest
            || response.ContentLength is not null || response.ContentType is not null)
        {
            return null;
        }

        return response.StatusCode switch
        {
            StatusCodes.Status404NotFound => new(
                response.StatusCode, ProblemCodes.RouteUnknown, "There is nothing at this path."),
            StatusCodes.Status405MethodNotAllowed => new(
                response.StatusCode, ProblemCodes.MethodNotAllowed, "This path does not take this method."),
            StatusCodes.Status415UnsupportedMediaType => ContentTypeNotJson,
            _ => new(response.StatusCode, ProblemCodes.RequestMalformed, "The request cannot be answered."),
        };
    }

    public static Problem Of(BadHttpRequestException exception) => exception.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => BodyTooLarge,
        StatusCodes.Status431RequestHeaderFieldsTooLarge => new(
            exception.StatusCode, ProblemCodes.HeadersTooLarge, "The headers are too many or too long."),
        StatusCodes.Status408RequestTimeout => new(
            exception.StatusCode, ProblemCodes.RequestTimedOut, "The request came too slowly."),
        _ => Malformed(exception),
    };

    /// <summary>The framework names the parameter in its sentence, which itself speaks of types.</summary>
    private static Problem Malformed(BadHttpRequestException exception) => new(
        StatusCodes.Status400BadRequest,
        ProblemCodes.RequestMalformed,
        "The request is malformed: a parameter is missing or not of its kind.")
    {
        Errors = ParameterOf(exception.Message) is { } parameter
            ? [new(parameter, "value_invalid", "This is missing or not of its kind.")]
            : [],
    };

    /// <summary>From a sentence such as: Failed to bind parameter "Nullable&lt;long&gt; sequence" from "x".</summary>
    private static string? ParameterOf(string message) =>
        message.Split('"') is [var before, var named, ..] && before.EndsWith("arameter ", StringComparison.Ordinal)
            ? JsonNamingPolicy.SnakeCaseLower.ConvertName(named.Split(' ')[^1])
            : null;

    public static Problem ContentTypeNotJson { get; } = new(
        StatusCodes.Status415UnsupportedMediaType,
        ProblemCodes.ContentTypeNotJson,
        "Send the body as application/json, in UTF-8.");

    public static Problem BodyTooLarge { get; } = new(
        StatusCodes.Status413PayloadTooLarge,
        ProblemCodes.BodyTooLarge,
        "The body has more bytes than are taken.");
}
