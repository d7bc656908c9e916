using System.Globalization;
using ActorTrading.Domain.Audit;
using ActorTrading.Engine.Audit;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Paging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.AuditTrail;

/// <summary>Who did what: the audit trail, from its first line on, for admins.</summary>
internal sealed class AuditModule(AuditReader reader, Cursors cursors) : IEndpointModule
{
    private const string List = "audit";

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/audit", Read)
        .Needs(Permission.ReadAudit, PortfolioScope.Node)
        .WithTags("Audit")
        .WithName("read_audit")
        .WithSummary("Read the audit trail from its first line on; keep the last cursor to follow it")
        .Answers<Page<AuditLineView>>();

    private async Task<IResult> Read(PageQuery page)
    {
        var from = cursors.Read(List, page.Cursor) is { } position
            ? long.Parse(position, CultureInfo.InvariantCulture)
            : 1;
        var lines = await reader.Read(from, page.Limit + 1).ConfigureAwait(false);
        return TypedResults.Ok(page.PageOf(
            [.. lines.Select(l => new AuditLineView(l.Number, l.Hash.ToString(), l.Entry))],
            l => cursors.Of(List, (l.Number + 1).ToString(CultureInfo.InvariantCulture))));
    }
}

/// <param name="Hash">Of the record, chained to the one before: whoever keeps it can show that nothing was changed.
/// </param>
public sealed record AuditLineView(long Number, string Hash, AuditEntry Entry);
