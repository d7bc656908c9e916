using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace ActorTrading.Host.Http.Problems;

/// <summary>
/// An answer that says no, in the form of RFC 9457. <see cref="Code"/> is a contract: add, never rename.
/// </summary>
public sealed record Problem(int Status, string Code, string Detail)
{
    public ImmutableArray<FieldProblem> Errors { get; init; } = [];

    /// <summary>When asking again may help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Problem BadRequest(string code, string detail, params ImmutableArray<FieldProblem> errors) =>
        new(StatusCodes.Status400BadRequest, code, detail) { Errors = errors };

    /// <summary>Answers that a parameter of the query does not fit.</summary>
    /// <param name="name">As the caller wrote it.</param>
    /// <param name="message">What it has to be.</param>
    public static Problem WrongParameter(string name, string message) => BadRequest(
        ProblemCodes.ParameterInvalid,
        "A parameter is wrong; see errors.",
        new FieldProblem(name, "value_invalid", message));

    public static Problem Forbidden(string code, string detail) => new(StatusCodes.Status403Forbidden, code, detail);

    public static Problem NotFound(string code, string detail) => new(StatusCodes.Status404NotFound, code, detail);

    public static Problem Conflict(string code, string detail) => new(StatusCodes.Status409Conflict, code, detail);

    public static Problem Unprocessable(string code, string detail, params ImmutableArray<FieldProblem> errors) =>
        new(StatusCodes.Status422UnprocessableEntity, code, detail) { Errors = errors };

    public static Problem TooMany(string code, string detail, TimeSpan retryAfter) =>
        new(StatusCodes.Status429TooManyRequests, code, detail) { RetryAfter = retryAfter };

    public static Problem Unavailable(string code, string detail, TimeSpan? retryAfter = null) =>
        new(StatusCodes.Status503ServiceUnavailable, code, detail) { RetryAfter = retryAfter };

    public ProblemException AsException() => new(this);
}
