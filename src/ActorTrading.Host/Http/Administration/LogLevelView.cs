using System.ComponentModel;
using ActorTrading.Domain.Time;
using ActorTrading.Host.Telemetry;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Http.Administration;

/// <summary>What is logged of a category and all below it.</summary>
public sealed record LogLevelView
{
    [Description("* for whatever no other name fits.")]
    public required string Category { get; init; }

    [Description("The least level that is written.")]
    public required LogLevel Level { get; init; }

    [Description("The least level that the configuration wants; left out where it does not name the category.")]
    public LogLevel? Configured { get; init; }

    [Description("When it goes back to that by itself.")]
    public Timestamp? Until { get; init; }

    internal static LogLevelView Of(LevelInForce level) => new()
    {
        Category = level.Category,
        Level = level.Level,
        Configured = level.Configured,
        Until = level.Until is { } until ? Timestamp.From(until) : null,
    };
}
