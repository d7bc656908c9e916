namespace ActorTrading.Domain.Audit;

/// <summary>What became of what somebody wanted to do.</summary>
public enum AuditOutcome
{
    /// <summary>It was done.</summary>
    Accepted,

    /// <summary>It was declined for what it asked: a rule of trading or of form.</summary>
    Refused,

    /// <summary>It was declined for who asked: no token, a wrong one, or one that may not.</summary>
    Denied,

    /// <summary>It was not done, and that was the node's doing.</summary>
    Failed,

    /// <summary>Whether it was done is not known; the journal of its target tells.</summary>
    Unknown,
}
