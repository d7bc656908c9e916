using System.Globalization;
using ActorTrading.Host.Http.Paging;
using ActorTrading.Storage.ReadModels.Queries;

namespace ActorTrading.Host.Http.Trading;

/// <summary>From the cursors of the API to the positions of the read models, and back.</summary>
internal static class ReadPages
{
    public static PageRequest Request(this Cursors cursors, string list, PageQuery page) => new(
        page.Limit,
        cursors.Read(list, page.Cursor) is { } position
            ? long.Parse(position, CultureInfo.InvariantCulture)
            : null);

    public static Paging.Page<TView> Answer<TRow, TView>(
        this Cursors cursors, string list, Storage.ReadModels.Queries.Page<TRow> page, Func<TRow, TView> view) => new(
        [.. page.Items.Select(view)],
        page.Next is { } next ? cursors.Of(list, next.ToString(CultureInfo.InvariantCulture)) : null);
}
