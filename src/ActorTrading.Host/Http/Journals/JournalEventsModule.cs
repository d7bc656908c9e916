using System.Globalization;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.History;
using ActorTrading.Host.Http.Paging;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Journals;

/// <summary>
/// The events of an entity, as they stand in the journal. Those of access and audit are not shown here.
/// </summary>
internal sealed class JournalEventsModule(IJournal journal, Cursors cursors) : IEndpointModule
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/journal/entities/{type}/{key}", Read)
            .Needs(Permission.ReadTrading, PortfolioScope.InHandler)
            .WithTags("Journal")
            .WithName("list_events")
            .WithSummary("Read the events of an entity, oldest first, from a sequence number on and up to another")
            .Answers<Page<JournalEvent>>();

    private async Task<Page<JournalEvent>> Read(
        string type, string key, long? from, long? to, PageQuery page, Caller caller)
    {
        var entity = new EntityId(type, key);
        JournalAccess.Demand(entity, caller);
        if (from < 1 || to < (from ?? 1))
        {
            throw Problem.WrongParameter(from < 1 ? "from" : "to", "Events are numbered from 1 up.").AsException();
        }

        var list = $"events {entity} {to}";
        var first = cursors.Read(list, page.Cursor) is { } position
            ? long.Parse(position, CultureInfo.InvariantCulture) + 1
            : from ?? 1;
        try
        {
            var records = await journal.Read(entity, first, page.Limit + 1).ConfigureAwait(false);
            JournalEvent[] events = [.. records.Where(r => to is null || r.Sequence <= to).Select(JournalEvent.Of)];
            return events.Length == 0 && first == 1
                ? throw JournalAccess.Unknown(entity)
                : page.PageOf(events, e => cursors.Of(list, e.Sequence.ToString(CultureInfo.InvariantCulture)));
        }
        catch (JournalDamagedException damage)
        {
            throw Problem.Conflict("journal_unreadable", damage.Message).AsException();
        }
    }
}
