using System.Diagnostics;
using System.Diagnostics.Metrics;
using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Host.Http.Correlation;

namespace ActorTrading.Host.Telemetry;

/// <summary>A journal of which every append is timed, and a span where somebody listens.</summary>
internal sealed class MeasuredJournal(IJournal inner, TimeProvider time, Meter meter) : IJournal
{
    private readonly Histogram<double> _durations = meter.CreateHistogram<double>(
        "actortrading.journal.append.duration", "s", "Time until an append was durable, or known not to be.");

    public async ValueTask<AppendOutcome> Append(JournalBatch batch)
    {
        using var span = Begin(batch);
        var start = time.GetTimestamp();
        try
        {
            var outcome = await inner.Append(batch).ConfigureAwait(false);
            span?.SetStatus(outcome is AppendOutcome.Written ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
            return outcome;
        }
        finally
        {
            _durations.Record(time.GetElapsedTime(start).TotalSeconds);
        }
    }

    public async ValueTask<IReadOnlyList<AppendOutcome>> AppendMany(IReadOnlyList<JournalBatch> batches)
    {
        var start = time.GetTimestamp();
        try
        {
            return await inner.AppendMany(batches).ConfigureAwait(false);
        }
        finally
        {
            _durations.Record(time.GetElapsedTime(start).TotalSeconds);
        }
    }

    public ValueTask<IReadOnlyList<JournalRecord>> Read(EntityId entity, long fromSequence, int limit) =>
        inner.Read(entity, fromSequence, limit);

    public ValueTask<CommandTrace?> FindCommand(EntityId entity, string commandId) =>
        inner.FindCommand(entity, commandId);

    private static Activity? Begin(JournalBatch batch)
    {
        var span = Tracing.Source.StartActivity("journal append");
        span?.SetTag("entity", batch.Entity.ToString());
        span?.SetTag("sequence", batch.LastSequence);
        return span;
    }
}
