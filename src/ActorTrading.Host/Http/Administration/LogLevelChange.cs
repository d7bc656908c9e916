using System.ComponentModel;
using ActorTrading.Domain.Time;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Http.Administration;

/// <summary>A level to be logged from now on.</summary>
public sealed record LogLevelChange
{
    [Description("With all below it, such as ActorTrading.Engine; * for whatever no other name fits.")]
    public required string Category { get; init; }

    [Description("The least level; left out for the one that is configured.")]
    public LogLevel? Level { get; init; }

    [Description("When it goes back to the configured one by itself; left out for when the node stops.")]
    public Timestamp? Until { get; init; }
}

/// <param name="Text">Written into the log.</param>
public sealed record LogMark(string Text);

/// <summary>The levels that hold.</summary>
public sealed record LogLevelList(IReadOnlyList<LogLevelView> Items);
