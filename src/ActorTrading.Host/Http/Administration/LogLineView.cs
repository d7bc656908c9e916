using System.ComponentModel;
using ActorTrading.Domain.Time;
using ActorTrading.Host.Telemetry;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Http.Administration;

/// <summary>A line of the log.</summary>
public sealed record LogLineView
{
    [Description("Rises with each line, also over a restart of the node.")]
    public required long Number { get; init; }

    public required Timestamp At { get; init; }

    public required LogLevel Level { get; init; }

    public required string Category { get; init; }

    public required string Text { get; init; }

    [Description("Of the request that it was written in; left out outside of one.")]
    public string? CorrelationId { get; init; }

    internal static LogLineView Of(LogLine line) => new()
    {
        Number = line.Number,
        At = Timestamp.From(line.At),
        Level = line.Level,
        Category = line.Category,
        Text = line.Text,
        CorrelationId = line.Correlation,
    };
}
