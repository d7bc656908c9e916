using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Problems;
using ActorTrading.Host.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Http.Administration;

/// <summary>What the node logs, changed while it runs.</summary>
internal sealed partial class LogModule(LogLevels levels, ILogger<LogModule> log) : IEndpointModule
{
    private const int TextLengthMax = 500;

    public void Map(IEndpointRouteBuilder routes)
    {
        var logs = routes.MapGroup("/admin/log").WithTags("Node");
        logs.MapGet("/levels", () => TypedResults.Ok(Levels()))
            .Needs(Permission.ReadNode, PortfolioScope.Node)
            .WithName("list_log_levels").WithSummary("Say which levels are logged, by category")
            .Answers<LogLevelList>();
        logs.MapPost("/levels", Set)
            .Needs(Permission.OperateNode, PortfolioScope.Node)
            .WithName("set_log_level").WithSummary("Log a category from another level on, for a while or until the end")
            .Answers<LogLevelList>();
        logs.MapPost("/marks", Mark)
            .Needs(Permission.OperateNode, PortfolioScope.Node)
            .WithName("mark_log").WithSummary("Write a line into the log, to find a place in it again")
            .Answers<LogMark>();
    }

    private LogLevelList Levels() => new([.. levels.InForce.Select(LogLevelView.Of)]);

    private LogLevelList Set(Body<LogLevelChange> body, Operation operation)
    {
        var wanted = body.Value;
        DemandText("$.category", wanted.Category);
        operation.Record.Target = $"log level of {wanted.Category}";
        operation.Record.Before = levels.InForce.FirstOrDefault(l => l.Category == wanted.Category)?.Level.ToString();
        operation.Record.After = wanted.Level?.ToString() ?? "as configured";
        return levels.Set(wanted.Category, wanted.Level, wanted.Until?.ToDateTimeOffset())
            ? Levels()
            : throw Problem.Conflict(
                "too_many_levels", $"{LogLevels.ChangesMax} categories are changed already; set some back.")
                .AsException();
    }

    private LogMark Mark(Body<LogMark> body, Operation operation)
    {
        DemandText("$.text", body.Value.Text);
        operation.Record.Target = "log";
        Marked(log, operation.By, body.Value.Text);
        return body.Value;
    }

    private static void DemandText(string path, string text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > TextLengthMax || text.Any(char.IsControl))
        {
            throw JsonReading.Invalid(new FieldProblem(
                path, "value_invalid", $"This is a text on one line, of at most {TextLengthMax} characters."))
                .AsException();
        }
    }

    // No alarm, and seen all the same where little is logged.
    [LoggerMessage(LogLevel.Warning, "MARK by {By}: {Text}")]
    private static partial void Marked(ILogger log, string by, string text);
}
