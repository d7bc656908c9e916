using System.Diagnostics;

namespace ActorTrading.Domain.Audit;

/// <summary>Takes lines into the audit trail. Nothing changes or removes one.</summary>
public static class AuditDecider
{
    public static AuditTrail Initial => AuditTrail.Initial;

    public static Decision<AuditEvent> Decide(AuditTrail trail, AuditCommand command) => command switch
    {
        AuditCommand.Note note => Note(trail, note.Entry),
        _ => throw new UnreachableException(),
    };

    public static AuditTrail Evolve(AuditTrail trail, AuditEvent @event) => @event switch
    {
        AuditEvent.Noted noted =>
            new(trail.Count + 1, Recent.Append(trail.Latest, noted.Entry.Id, AuditTrail.LatestKept)),
        _ => throw new UnreachableException(),
    };

    private static Decision<AuditEvent> Note(AuditTrail trail, AuditEntry entry)
    {
        if (string.IsNullOrWhiteSpace(entry.Id.Value))
        {
            return Decision.Refuse<AuditEvent>(AuditRejection.IdMissing, "A line of the audit trail has an id.");
        }

        if (string.IsNullOrWhiteSpace(entry.Actor))
        {
            return Decision.Refuse<AuditEvent>(AuditRejection.ActorMissing, "Say who acted.");
        }

        if (string.IsNullOrWhiteSpace(entry.Action))
        {
            return Decision.Refuse<AuditEvent>(AuditRejection.ActionMissing, "Say what was to be done.");
        }

        return trail.Latest.Contains(entry.Id)
            ? Decision.Accept<AuditEvent>()
            : Decision.Accept<AuditEvent>(new AuditEvent.Noted(Shortened(entry)));
    }

    /// <summary>Long texts are cut, not refused: a line that is missing would be worse.</summary>
    private static AuditEntry Shortened(AuditEntry entry) => entry with
    {
        Actor = Cut(entry.Actor)!,
        Target = Cut(entry.Target)!,
        Reason = Cut(entry.Reason),
        Before = Cut(entry.Before),
        After = Cut(entry.After),
    };

    private static string? Cut(string? text) =>
        text?.Length > AuditEntry.TextLengthMax ? text[..AuditEntry.TextLengthMax] : text;
}
