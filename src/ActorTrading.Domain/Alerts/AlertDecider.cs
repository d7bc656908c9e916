using System.Diagnostics;

namespace ActorTrading.Domain.Alerts;

/// <summary>
/// Raises, acknowledges and clears alerts. One thing that is wrong is one alert, however often it is told.
/// </summary>
public static class AlertDecider
{
    public static AlertBoard Initial => AlertBoard.Initial;

    public static Decision<AlertEvent> Decide(AlertBoard board, AlertCommand command) => command switch
    {
        AlertCommand.Raise raise => Raise(board, raise),
        AlertCommand.Acknowledge acknowledge => Acknowledge(board, acknowledge),
        AlertCommand.Clear clear => Clear(board, clear),
        _ => throw new UnreachableException(),
    };

    public static AlertBoard Evolve(AlertBoard board, AlertEvent @event) => @event switch
    {
        AlertEvent.Raised e => new(board.Standing.SetItem(e.Alert.Key, e.Alert), e.Alert.Id),
        AlertEvent.Worsened e => Change(board, e.Key, a => a with
        {
            Severity = e.Severity,
            Message = e.Message,
            AcknowledgedBy = null,
            AcknowledgedAt = null,
        }),
        AlertEvent.Acknowledged e => Change(board, e.Key, a => a with { AcknowledgedBy = e.By, AcknowledgedAt = e.At }),
        AlertEvent.Cleared e => board with { Standing = board.Standing.Remove(e.Key) },
        _ => throw new UnreachableException(),
    };

    private static AlertBoard Change(AlertBoard board, AlertKey key, Func<Alert, Alert> change) =>
        board.Standing.TryGetValue(key, out var alert)
            ? board with { Standing = board.Standing.SetItem(key, change(alert)) }
            : board;

    private static Decision<AlertEvent> Raise(AlertBoard board, AlertCommand.Raise raise)
    {
        if (Malformed(raise) is { } refusal)
        {
            return new([], refusal);
        }

        var key = AlertKey.Of(raise.Code, raise.Target);
        if (board.Standing.TryGetValue(key, out var standing))
        {
            return standing.Severity >= raise.Severity
                ? Decision.Accept<AlertEvent>()
                : Accept(new AlertEvent.Worsened(standing.Id, key, raise.Severity, raise.Message) { At = raise.At });
        }

        return board.Standing.Count >= AlertBoard.StandingMax
            ? Decision.Refuse<AlertEvent>(
                AlertRejection.TooManyAlerts,
                $"{AlertBoard.StandingMax} alerts stand, which is the most; see to those first.")
            : Accept(new AlertEvent.Raised(AlertOf(raise, key, new(board.LastId.Value + 1))) { At = raise.At });
    }

    private static Alert AlertOf(AlertCommand.Raise raise, AlertKey key, AlertId id) => new()
    {
        Id = id,
        Key = key,
        Code = raise.Code,
        Severity = raise.Severity,
        Target = raise.Target,
        Message = raise.Message,
        RaisedAt = raise.At,
    };

    private static Refusal? Malformed(AlertCommand.Raise raise)
    {
        if (string.IsNullOrWhiteSpace(raise.Code))
        {
            return new(AlertRejection.CodeMissing, "An alert has a code.");
        }

        if (!Enum.IsDefined(raise.Severity))
        {
            return new(AlertRejection.SeverityUnknown, "An alert is an info, a warning or critical.");
        }

        return string.IsNullOrWhiteSpace(raise.Message)
            ? new(AlertRejection.MessageMissing, $"Say in a sentence what alert {raise.Code} is about.")
            : null;
    }

    private static Decision<AlertEvent> Acknowledge(AlertBoard board, AlertCommand.Acknowledge acknowledge)
    {
        if (string.IsNullOrWhiteSpace(acknowledge.By))
        {
            return Decision.Refuse<AlertEvent>(
                AlertRejection.AuthorMissing, $"Say who acknowledges alert {acknowledge.Id}.");
        }

        if (board.Find(acknowledge.Id) is not { } alert)
        {
            return Decision.Refuse<AlertEvent>(
                AlertRejection.AlertUnknown, $"No alert {acknowledge.Id} stands; it may have been cleared.");
        }

        return alert.AcknowledgedBy is not null
            ? Decision.Accept<AlertEvent>()
            : Accept(new AlertEvent.Acknowledged(alert.Id, alert.Key, acknowledge.By) { At = acknowledge.At });
    }

    private static Decision<AlertEvent> Clear(AlertBoard board, AlertCommand.Clear clear) =>
        board.Standing.TryGetValue(clear.Key, out var alert)
            ? Accept(new AlertEvent.Cleared(alert.Id, clear.Key, clear.By) { At = clear.At })
            : Decision.Accept<AlertEvent>();

    private static Decision<AlertEvent> Accept(AlertEvent @event) => Decision.Accept(@event);
}
