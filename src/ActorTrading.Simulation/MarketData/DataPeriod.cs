using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData;

/// <summary>
/// The part of the data that is traded on, both ends included: a bar that closes at <see cref="To"/> belongs to the
/// period, one that closes at <see cref="From"/> is the first that is decided on. Null means from the beginning, or to
/// the end.
/// </summary>
/// <param name="From">First time at which a decision may be made.</param>
/// <param name="To">Last time that is looked at.</param>
/// <param name="WarmUp">
/// How much before <see cref="From"/> is read so that indicators are warm; null for all there is.
/// </param>
public sealed record DataPeriod(Timestamp? From = null, Timestamp? To = null, TimeSpan? WarmUp = null)
{
    public static DataPeriod All { get; } = new();

    /// <summary>The first time that is read at all.</summary>
    public Timestamp ReadFrom =>
        From is not { } from || WarmUp is not { } warmUp || warmUp.Ticks > from.Ticks
            ? Timestamp.MinValue
            : from - warmUp;

    public Timestamp ReadTo => To ?? Timestamp.MaxValue;
}
