using ActorTrading.Domain.Instruments;

namespace ActorTrading.Domain.Strategies;

/// <summary>What there is to trade in, as far as a strategy has to fit it.</summary>
/// <param name="Timeframe">Length of the bars that come in; <see cref="Timeframe.Tick"/> for trades and quotes.</param>
public sealed record StrategyMarket(Instrument Instrument, Timeframe Timeframe)
{
    public Symbol Symbol => Instrument.Symbol;

    /// <summary>Whether bars of this length can be made of what comes in.</summary>
    public bool CanServe(Timeframe timeframe) =>
        Timeframe.IsTick || (!timeframe.IsTick && timeframe.Seconds % Timeframe.Seconds == 0);
}
