namespace ActorTrading.Host.Http.Entities;

/// <summary>Whether an entity takes commands.</summary>
public enum EntityStatus
{
    Ok,

    /// <summary>It failed too often, or its journal cannot be read: down until somebody resumes it.</summary>
    Suspended,

    /// <summary>Its records are not what was acknowledged: not read or written until the loss is accepted.</summary>
    Damaged,
}
