namespace ActorTrading.Domain.Alerts;

/// <summary>Stable codes of refused commands on alerts.</summary>
public static class AlertRejection
{
    public const string CodeMissing = "alert_code_missing";
    public const string SeverityUnknown = "alert_severity_unknown";
    public const string MessageMissing = "alert_message_missing";
    public const string AuthorMissing = "alert_author_missing";
    public const string AlertUnknown = "alert_unknown";
    public const string TooManyAlerts = "too_many_alerts";
}
