using ActorTrading.Domain.Instruments;
using ActorTrading.Engine.Streams.Signals;

namespace ActorTrading.Engine.Streams.Watches;

/// <summary>The annualised volatility of a symbol, for sizing by volatility target.</summary>
internal sealed class VolatilityReader(Signal perBar, Timeframe timeframe)
{
    // Crypto markets never close: a year is 365 days of bars.
    private const double SecondsPerYear = 365.0 * 86_400.0;

    public double? Read() => perBar.HasValue ? perBar.Value * Math.Sqrt(SecondsPerYear / timeframe.Seconds) : null;
}
