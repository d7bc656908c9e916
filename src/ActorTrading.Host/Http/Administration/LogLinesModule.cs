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
            .WithSummary($"Read the newest lines of the log, of the last {RecentLog.LinesMax}, oldest first; or the "
                + "first ones after a line, by its number")
            .Answers<Tail<LogLineView>>();

    private Tail<LogLineView> Newest(
        string? level, string? category, string? correlation, long? after, PageQuery page)
    {
        var least = LevelOf(level);
        bool IsWanted(LogLine line) => line.Level >= least
            && (category is null || line.Category.StartsWith(category, StringComparison.OrdinalIgnoreCase))
            && (correlation is null || line.Correlation == correlation);
        var lines = after is { } number
            ? log.After(number, IsWanted, page.Limit)
            : log.Newest(IsWanted, page.Limit);
        return new([.. lines.Select(LogLineView.Of)], lines is [.., var last] ? last.Number : after ?? 0);
    }

    private static LogLevel LevelOf(string? word) => word is null
        ? LogLevel.Trace
        : Enum.TryParse<LogLevel>(word, ignoreCase: true, out var level) && !int.TryParse(word, out _)
            ? level
            : throw Problem.WrongParameter(
                "level", "This is trace, debug, information, warning, error or critical.").AsException();
}
