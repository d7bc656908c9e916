using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Audit;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Audit;
using ActorTrading.Host.Http.Correlation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ActorTrading.Host.Http.Operations;

/// <summary>
/// Writes lines into the audit trail and waits until they are durable, though not for ever: what was done stays done
/// when the journal fails after it, and the log says that its line is missing.
/// </summary>
internal sealed partial class AuditWriter(
    EntityHost entities, IdSource ids, TimeProvider time, ILogger<AuditWriter> log)
{
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(5);

    public async ValueTask Write(HttpContext context, AuditNote note)
    {
        var entry = EntryOf(context, note);
        var command = new AuditCommand.Note(entry);
        if (context.GetEndpoint()?.Metadata.GetMetadata<AuditedWithoutWaiting>() is not null)
        {
            if (!entities.Tell(AuditEntity.Id, command, entry.Id.Value))
            {
                Missing(log, note.Action, note.Target, "the mailbox is full or the node stops");
            }

            return;
        }

        try
        {
            var asked = entities.Ask(AuditEntity.Id, command, entry.Id.Value).AsTask();
            var result = await asked.WaitAsync(WaitMax, time).ConfigureAwait(false);
            if (result is not CommandResult.Accepted)
            {
                Missing(log, note.Action, note.Target, result.GetType().Name);
            }
        }
        catch (TimeoutException)
        {
            Missing(log, note.Action, note.Target, "the journal did not answer in time");
        }
    }

    private AuditEntry EntryOf(HttpContext context, AuditNote note) => new()
    {
        Id = new AuditEntryId(note.Id ?? ids.NewId().ToString()),
        At = Timestamp.From(time.GetUtcNow()),
        Actor = note.Actor,
        Role = note.Role?.ToString().ToLowerInvariant(),
        Action = note.Action,
        Target = note.Target,
        Reason = note.Reason,
        Outcome = note.Outcome,
        Code = note.Code,
        Before = note.Before,
        After = note.After,
        RemoteAddress = context.Connection.RemoteIpAddress?.ToString(),
        CorrelationId = context.Correlation().Id,
    };

    [LoggerMessage(LogLevel.Critical, "The audit trail may lack {Action} of {Target}: {Cause}.")]
    private static partial void Missing(ILogger log, string action, string target, string cause);
}
