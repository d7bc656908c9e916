using System.Globalization;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace ActorTrading.Host.Http.Paging;

/// <summary>Versions as entity tags, against edits of what somebody else has changed meanwhile.</summary>
public static class EntityTags
{
    public static string Of(int version) => $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    public static void Set(HttpResponse response, int version) => response.Headers.ETag = Of(version);

    /// <summary>
    /// The version that the caller read; null for <c>If-Match: *</c>. Ends the request with 428 without the header, and
    /// with 412 where it can match no version.
    /// </summary>
    public static int? Demand(HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0)
        {
            throw new Problem(
                StatusCodes.Status428PreconditionRequired,
                ProblemCodes.PreconditionRequired,
                "Send If-Match with the ETag that was read, or '*' to overwrite whatever is there.").AsException();
        }

        if (header is ["*"])
        {
            return null;
        }

        return header is [{ Length: > 2 } text] && text[0] == '"' && text[^1] == '"'
            && int.TryParse(text.AsSpan(1..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new Problem(
                StatusCodes.Status412PreconditionFailed,
                ProblemCodes.PreconditionFailed,
                "If-Match names no version of this.").AsException();
    }
}
