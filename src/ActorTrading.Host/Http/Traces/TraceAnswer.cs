using System.ComponentModel;
using ActorTrading.Host.Http.Administration;
using ActorTrading.Host.Http.AuditTrail;
using ActorTrading.Host.Http.Journals;

namespace ActorTrading.Host.Http.Traces;

/// <summary>What came of a request, as far as it is on record.</summary>
public sealed record TraceAnswer
{
    public required string CorrelationId { get; init; }

    [Description("Its lines of the audit trail.")]
    public required IReadOnlyList<AuditLineView> Requests { get; init; }

    [Description("Events of its commands, and what became of the orders in them, oldest first.")]
    public required IReadOnlyList<JournalLine> Events { get; init; }

    [Description("Orders that its commands made or changed.")]
    public required IReadOnlyList<string> Orders { get; init; }

    [Description("Lines that it wrote into the log, of the newest.")]
    public required IReadOnlyList<LogLineView> Log { get; init; }

    [Description("Whether the journal was looked through to its end; otherwise more may have come of it.")]
    public required bool IsComplete { get; init; }
}
