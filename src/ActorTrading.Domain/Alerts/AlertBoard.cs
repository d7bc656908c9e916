using System.Collections.Immutable;

namespace ActorTrading.Domain.Alerts;

/// <summary>The alerts that stand. Those that were cleared are history.</summary>
/// <param name="LastId">Of the latest alert that was ever raised.</param>
public sealed record AlertBoard(ImmutableSortedDictionary<AlertKey, Alert> Standing, AlertId LastId)
{
    /// <summary>Alerts that can stand at a time.</summary>
    public const int StandingMax = 1_000;

    public static AlertBoard Initial { get; } = new(ImmutableSortedDictionary<AlertKey, Alert>.Empty, default);

    public Alert? Find(AlertId id) => Standing.Values.FirstOrDefault(a => a.Id == id);
}
