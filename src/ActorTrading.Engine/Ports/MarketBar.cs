using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Ports;

/// <summary>
/// A finished bar as it is stored: by symbol, since the number of an instrument is another in each run.
/// </summary>
public readonly record struct MarketBar(Symbol Symbol, Timeframe Timeframe, Timestamp OpenTime, OhlcvValues Values)
{
    public Timestamp CloseTime => OpenTime + Timeframe.Length;

    public static MarketBar Of(Symbol symbol, in MarketEvent bar) => new(
        symbol,
        bar.Timeframe,
        bar.Time - bar.Timeframe.Length,
        new OhlcvValues(bar.Open, bar.High, bar.Low, bar.Close, bar.Volume));

    public MarketEvent ToEvent(int instrument) => MarketEvent.Bar(instrument, CloseTime, Timeframe, Values);
}
