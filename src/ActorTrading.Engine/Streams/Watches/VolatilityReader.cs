using ActorTrading.Domain.Indicators;
using ActorTrading.Domain.Instruments;
using ActorTrading.Engine.Streams.Signals;

namespace ActorTrading.Engine.Streams.Watches;

/// <summary>The annualised volatility of a symbol, for sizing by volatility target.</summary>
internal sealed class VolatilityReader(Signal perBar, Timeframe timeframe)
{
    public double? Read() => perBar.HasValue ? Annualisation.Deviation(perBar.Value, timeframe) : null;
}
