using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;

namespace ActorTrading.Engine.Streams;

/// <summary>The history of one symbol, as its stages ask for it.</summary>
internal sealed class StageHistory(IBarHistory history, int instrument)
{
    /// <summary>
    /// Bars that an indicator begins with where there are so many: enough for the slowest to have settled.
    /// </summary>
    private const int BarsMax = 1_000;

    public IReadOnlyList<MarketEvent> Bars(Timeframe timeframe) =>
        timeframe.IsTick ? [] : history.Last(instrument, timeframe, BarsMax);

    /// <summary>An aggregator that goes on with the bar that is not over.</summary>
    public static BarAggregator Aggregator(StageHistory? history, Timeframe timeframe, Timeframe source)
    {
        var aggregator = new BarAggregator(timeframe);
        if (history?.SoFar(timeframe, source) is { } bar)
        {
            aggregator.GoOnWith(bar, history.Instrument);
        }

        return aggregator;
    }

    private int Instrument => instrument;

    private BarInProgress? SoFar(Timeframe timeframe, Timeframe source) =>
        history.SoFar(instrument, timeframe, source);
}
