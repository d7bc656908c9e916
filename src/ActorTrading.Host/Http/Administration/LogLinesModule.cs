using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Paging;
using ActorTrading.Host.Http.Problems;
using ActorTrading.Host.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Http.Administration;

/// <summary>The last lines that the node has logged.</summary>
internal sealed class LogLinesModule(RecentLog log) : IEndpointModule
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/admin/log/lines", Newest)
            .Needs(Permission.OperateNode, PortfolioScope.Node)
            .WithTags("Node")
            .WithName("newest_log_lines")
            .WithSummary($"Read the newest lines of the log, of the last {RecentLog.LinesMax}, oldest first")
            .Answers<Page<LogLineView>>();

    private Page<LogLineView> Newest(string? level, string? category, string? correlation, PageQuery page)
    {
        var least = LevelOf(level);
        var lines = log.Newest(
            line => line.Level >= least
                && (category is null || line.Category.StartsWith(category, StringComparison.OrdinalIgnoreCase))
                && (correlation is null || line.Correlation == correlation),
            page.Limit);
        return new([.. lines.Select(LogLineView.Of)], Next: null);
    }

    private static LogLevel LevelOf(string? word) => word is null
        ? LogLevel.Trace
        : Enum.TryParse<LogLevel>(word, ignoreCase: true, out var level) && !int.TryParse(word, out _)
            ? level
            : throw Problem.WrongParameter(
                "level", "This is trace, debug, information, warning, error or critical.").AsException();
}
