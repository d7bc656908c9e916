using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Supervision;
using ActorTrading.Domain.Alerts;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Halts.Register;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Alerts;
using ActorTrading.Engine.Streams.Live;
using ActorTrading.Host.Node.Watching;
using ActorTrading.Storage.Journals;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Node;

/// <summary>
/// What goes wrong inside a node, made known: to the log at once, and as an alert that stands until somebody has seen
/// it. Called from any thread; never blocks and never throws.
/// </summary>
internal sealed partial class NodeSignals(TimeProvider time, ILogger<NodeSignals> log)
{
    private EntityHost? _host;

    /// <summary>The host comes later than those whose signals it passes on.</summary>
    public void Attach(EntityHost host) => _host = host;

    public void Entity(EntityAlarm alarm)
    {
        switch (alarm.Kind)
        {
            case EntityAlarmKind.Suspended:
                Suspended(log, alarm.Entity, alarm.Message, alarm.Cause);
                Raise(NodeWatch.EntitySuspended, AlertSeverity.Critical, alarm.Entity.ToString(), alarm.Message);
                break;
            case EntityAlarmKind.Restarting:
                Restarting(log, alarm.Entity, alarm.Message, alarm.Cause);
                break;
            default:
                Alarm(log, alarm.Kind, alarm.Entity, alarm.Message, alarm.Cause);
                break;
        }
    }

    public void MailboxFull(EntityId entity) => Full(log, entity);

    public void Market(MarketDefect defect)
    {
        MarketFailed(log, defect.EventTime, defect.Cause);
        if (defect.IsSuspended)
        {
            Raise(
                "market_stream_suspended",
                AlertSeverity.Critical,
                "market",
                "The market stream failed too often; no rule is looked at until it is resumed.");
        }
    }

    public void DataAge(DataAge age)
    {
        if (age.IsStale)
        {
            Stale(log, age.Symbol.Value, age.LastEvent);
            Raise(
                "market_data_stale",
                AlertSeverity.Warning,
                age.Symbol.Value,
                $"No market data of {age.Symbol} since {age.LastEvent}; rules on it hold still.");
        }
        else
        {
            Clear("market_data_stale", age.Symbol.Value);
        }
    }

    public void Journal(JournalHealth health)
    {
        JournalChanged(log, health.State, health.Reason);
        if (health.State == JournalState.Ok)
        {
            Clear("journal_failing", "journal");
        }
        else
        {
            Raise("journal_failing", AlertSeverity.Critical, "journal", health.Reason ?? "It cannot write.");
        }
    }

    public void Uncancelled(HaltScope scope, int orders) => Raise(
        "halt_cancels_unanswered",
        AlertSeverity.Critical,
        scope.ToString(),
        $"{scope} is halted, and the venue has not cancelled {orders} entries that it was asked to.");

    public void DrillFailed(HaltDrill drill) => Raise(
        "halt_drill_failed",
        AlertSeverity.Critical,
        "emergency stop",
        $"A drill took {drill.Took.TotalMilliseconds:0} of {drill.Target.TotalMilliseconds:0} ms; not done: "
            + $"{string.Join(", ", drill.Steps.Where(s => !s.IsDone).Select(s => s.Name).DefaultIfEmpty("none"))}.");

    public void Projection(string name, Exception cause) => ProjectionFailed(log, name, cause);

    /// <summary>Raises an alert; one that stands already stays as it is.</summary>
    public void Raise(string code, AlertSeverity severity, string target, string message) =>
        Tell(new AlertCommand.Raise(code, severity, target, message) { At = Now });

    public void Clear(string code, string target) =>
        Tell(new AlertCommand.Clear(AlertKey.Of(code, target), "node") { At = Now });

    private Timestamp Now => Timestamp.From(time.GetUtcNow());

    private void Tell(AlertCommand command) => _host?.Tell(AlertsEntity.Id, command);

    [LoggerMessage(LogLevel.Error, "{Entity} is suspended until somebody resumes it: {Reason}")]
    private static partial void Suspended(ILogger log, EntityId entity, string reason, Exception? cause);

    [LoggerMessage(LogLevel.Warning, "{Entity} failed. {What}")]
    private static partial void Restarting(ILogger log, EntityId entity, string what, Exception? cause);

    [LoggerMessage(LogLevel.Warning, "{Kind} at {Entity}: {What}")]
    private static partial void Alarm(
        ILogger log, EntityAlarmKind kind, EntityId entity, string what, Exception? cause);

    [LoggerMessage(LogLevel.Warning, "{Entity} has as many commands waiting as it may; one was turned away.")]
    private static partial void Full(ILogger log, EntityId entity);

    [LoggerMessage(LogLevel.Error, "The market stream failed at the event of {EventTime} and begins anew.")]
    private static partial void MarketFailed(ILogger log, Timestamp? eventTime, Exception cause);

    [LoggerMessage(LogLevel.Warning, "No market data of {Symbol} since {LastEvent}.")]
    private static partial void Stale(ILogger log, string symbol, Timestamp? lastEvent);

    [LoggerMessage(LogLevel.Error, "{Projection} does not follow the journal at present.")]
    private static partial void ProjectionFailed(ILogger log, string projection, Exception cause);

    [LoggerMessage(LogLevel.Warning, "The journal is {State}. {Reason}")]
    private static partial void JournalChanged(ILogger log, JournalState state, string? reason);
}
