using System.Collections.Immutable;

namespace ActorTrading.Domain.Audit;

/// <summary>
/// How far the trail has come. The lines themselves are its journal: append-only, and chained by hashes.
/// </summary>
/// <param name="Latest">Ids of the latest lines, oldest first.</param>
public sealed record AuditTrail(long Count, ImmutableArray<AuditEntryId> Latest)
{
    /// <summary>Ids that are remembered, against one line twice.</summary>
    public const int LatestKept = 256;

    public static AuditTrail Initial { get; } = new(0, []);
}
