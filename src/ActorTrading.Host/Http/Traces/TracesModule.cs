using ActorTrading.Domain.Audit;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Administration;
using ActorTrading.Host.Http.AuditTrail;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Problems;
using ActorTrading.Host.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Traces;

/// <summary>From a request to what came of it: audit trail, events, orders, fills, log.</summary>
internal sealed class TracesModule(TraceChase chase, RecentLog log) : IEndpointModule
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/traces/{correlation}", Trace)
        .Needs(Permission.ReadAudit, PortfolioScope.Node)
        .WithTags("Audit")
        .WithName("trace_request")
        .WithSummary("Follow a request by its correlation id: audit trail, events, orders and fills, log lines; looks "
            + $"at {TraceChase.LooksMax} events after it and shows {TraceChase.ShownMax} at most")
        .Answers<TraceAnswer>();

    private async Task<TraceAnswer> Trace(string correlation)
    {
        var id = new CorrelationId(correlation);
        var requests = await chase.Requests(id).ConfigureAwait(false);
        var lines = log.Newest(line => line.Correlation == correlation, RecentLog.LinesMax);
        if (requests.Count == 0 && lines.Count == 0)
        {
            throw Problem.NotFound(
                "correlation_unknown",
                "No request of this correlation id is in the newest lines of audit trail and log. One that changed "
                    + "nothing is only in the log.").AsException();
        }

        var marks = new TraceMarks(id, requests);
        var (events, isComplete) = requests.Count == 0
            ? ([], true)
            : await chase.Events(marks, requests).ConfigureAwait(false);
        return new TraceAnswer
        {
            CorrelationId = correlation,
            Requests = [.. requests.Select(l => new AuditLineView(l.Number, l.Hash.ToString(), l.Entry))],
            Events = events,
            Orders = [.. marks.Orders],
            Log = [.. lines.Select(LogLineView.Of)],
            IsComplete = isComplete,
        };
    }
}
