using System.Globalization;
using ActorTrading.Actors.Journals;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Paging;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Journals;

/// <summary>The records of all entities in the order in which they were written.</summary>
internal sealed class JournalSearchModule(IJournalFeed feed, Cursors cursors) : IEndpointModule
{
    private const int TextLengthMax = 200;

    private readonly JournalSearch _search = new(feed);

    public void Map(IEndpointRouteBuilder routes)
    {
        var journal = routes.MapGroup("/journal").WithTags("Journal");
        journal.MapGet("/events", Search)
            .Needs(Permission.ReadNode, PortfolioScope.Node)
            .WithName("search_journal")
            .WithSummary(
                "Look through the events of all entities, oldest first; a page may be short and have a next one, since "
                + $"a request looks at {JournalSearch.LooksMax} events at most")
            .Answers<Page<JournalLine>>();
        journal.MapGet("/events/newest", Newest)
            .Needs(Permission.ReadNode, PortfolioScope.Node)
            .WithName("newest_events")
            .WithSummary(
                $"Read the newest events of all entities, of the last {JournalSearch.LooksMax}, oldest first; or the "
                + "first ones after an offset")
            .Answers<Tail<JournalLine>>();
    }

    private async Task<Page<JournalLine>> Search(
        string? type, string? key, string? manifest, string? contains, PageQuery page)
    {
        var filter = FilterOf(type, key, manifest, contains);
        var list = $"journal {filter.Name}";
        var after = cursors.Read(list, page.Cursor) is { } position
            ? long.Parse(position, CultureInfo.InvariantCulture)
            : 0;
        var (found, looked) = await _search.After(after, filter, page.Limit).ConfigureAwait(false);
        return new(
            found,
            looked < feed.LastOffset ? cursors.Of(list, looked.ToString(CultureInfo.InvariantCulture)) : null);
    }

    private async Task<Tail<JournalLine>> Newest(
        string? type, string? key, string? manifest, long? after, PageQuery page)
    {
        var filter = FilterOf(type, key, manifest, contains: null);
        if (after is not { } offset)
        {
            return await _search.Newest(filter, page.Limit).ConfigureAwait(false);
        }

        var (found, looked) = await _search.After(Math.Max(0, offset), filter, page.Limit).ConfigureAwait(false);
        return new(found, looked);
    }

    private static JournalFilter FilterOf(string? type, string? key, string? manifest, string? contains) =>
        contains is { Length: 0 or > TextLengthMax }
            ? throw Problem.WrongParameter("contains", $"This is a text of at most {TextLengthMax} characters.")
                .AsException()
            : new(type, key, manifest, contains);
}
