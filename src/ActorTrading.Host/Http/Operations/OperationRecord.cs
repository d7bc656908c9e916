namespace ActorTrading.Host.Http.Operations;

/// <summary>What a handler knows for the audit trail. Texts are short summaries and never hold a secret.</summary>
public sealed class OperationRecord
{
    /// <summary>What was changed; the request's path unless set.</summary>
    public string? Target { get; set; }

    public string? Reason { get; set; }

    public string? Before { get; set; }

    public string? After { get; set; }
}
