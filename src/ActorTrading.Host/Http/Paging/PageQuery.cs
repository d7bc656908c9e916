using System.Globalization;
using ActorTrading.Host.Http.Limits;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace ActorTrading.Host.Http.Paging;

/// <summary>Which part of a list is wanted, from <c>?cursor=...&amp;limit=...</c>.</summary>
public sealed record PageQuery(string? Cursor, int Limit)
{
    /// <summary>For the framework.</summary>
    public static ValueTask<PageQuery?> BindAsync(HttpContext context)
    {
        var query = context.Request.Query;
        return ValueTask.FromResult<PageQuery?>(new(
            query["cursor"] is [{ Length: > 0 } cursor] ? cursor : null, LimitOf(query["limit"])));
    }

    /// <summary>Cuts a list that was asked for one item more than wanted, and says where it goes on.</summary>
    public Page<T> PageOf<T>(IReadOnlyList<T> found, Func<T, string> cursorAfter) => found.Count > Limit
        ? new([.. found.Take(Limit)], cursorAfter(found[Limit - 1]))
        : new(found, null);

    private static int LimitOf(StringValues texts)
    {
        if (texts.Count == 0)
        {
            return HttpLimits.PageDefault;
        }

        return texts is [{ } text]
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            && limit is > 0 and <= HttpLimits.PageMax
            ? limit
            : throw Problem.BadRequest(
                ProblemCodes.ParameterInvalid,
                "A parameter is wrong; see errors.",
                new FieldProblem("limit", "value_invalid", $"This is a number from 1 to {HttpLimits.PageMax}."))
                .AsException();
    }
}
