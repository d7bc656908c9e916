using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Portfolios;

/// <summary>
/// The highest equity so far, and equity at the start of the trading day. Deposits and withdrawals move both by their
/// amount, so that neither looks like profit or loss.
/// </summary>
public sealed record EquityWatermarks
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public required Amount Peak { get; init; }

    public required Amount DayStart { get; init; }

    /// <summary>When the present trading day began.</summary>
    public required Timestamp DayStartedAt { get; init; }

    /// <summary>How long after midnight UTC the trading day begins, from zero to less than a day.</summary>
    public TimeSpan DayOffset { get; init; }

    public static EquityWatermarks Start(Amount equity, Timestamp at, TimeSpan dayOffset = default) => new()
    {
        Peak = equity,
        DayStart = equity,
        DayStartedAt = DayOf(at, dayOffset),
        DayOffset = dayOffset,
    };

    /// <summary>Equity was seen; the same watermarks where it is neither a new peak nor the first of a day.</summary>
    public EquityWatermarks Observe(Amount equity, Timestamp at)
    {
        var day = DayOf(at, DayOffset);
        var isNewDay = day > DayStartedAt;
        return equity <= Peak && !isNewDay ? this : this with
        {
            Peak = equity > Peak ? equity : Peak,
            DayStart = isNewDay ? equity : DayStart,
            DayStartedAt = isNewDay ? day : DayStartedAt,
        };
    }

    /// <summary>A deposit, or with a negative amount a withdrawal, in the base currency.</summary>
    public EquityWatermarks Adjust(Amount transfer) =>
        this with { Peak = Peak + transfer, DayStart = DayStart + transfer };

    private static Timestamp DayOf(Timestamp at, TimeSpan offset) => (at - offset).Floor(Day) + offset;
}
