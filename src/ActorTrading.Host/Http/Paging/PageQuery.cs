using System.Globalization;
using System.Reflection;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Limits;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;
using Microsoft.OpenApi;

namespace ActorTrading.Host.Http.Paging;

/// <summary>Which part of a list is wanted, from <c>?cursor=...&amp;limit=...</c>.</summary>
public sealed record PageQuery(string? Cursor, int Limit) : IEndpointParameterMetadataProvider
{
    /// <summary>Tells the OpenAPI document what it reads.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new DocumentedParameter(
            "cursor", ParameterLocation.Query, "Of the page before: its 'next'. Left out for the first page."));
        builder.Metadata.Add(new DocumentedParameter(
            "limit", ParameterLocation.Query, $"Items of the page, 1 to {HttpLimits.PageMax}.")
        {
            Type = JsonSchemaType.Integer,
        });
    }

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
            : throw Problem.WrongParameter("limit", $"This is a number from 1 to {HttpLimits.PageMax}.").AsException();
    }
}
