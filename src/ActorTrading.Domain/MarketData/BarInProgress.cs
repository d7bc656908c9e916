using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.MarketData;

/// <summary>A bar that is not over yet.</summary>
public readonly record struct BarInProgress(Timestamp Start, OhlcvValues Values)
{
    /// <summary>A bar with one more part at its end; the part alone where there is no bar.</summary>
    public static BarInProgress Joined(BarInProgress? bar, Timestamp start, in OhlcvValues part) =>
        bar is { Values: var values }
            ? new(start, new OhlcvValues(
                values.Open,
                Math.Max(values.High, part.High),
                Math.Min(values.Low, part.Low),
                part.Close,
                values.Volume + part.Volume))
            : new(start, part);
}
