using ActorTrading.Domain.MarketData;

namespace ActorTrading.Benchmarks.Engine;

/// <summary>
/// The baseline: what the three rules of the measured session ask, written out by hand in one loop over the same
/// events. Decimal prices, compared as decimals; double indicators; no engine.
/// </summary>
internal static class PlainLoop
{
    private const int EmaPeriod = 20;
    private const int RsiPeriod = 14;

    // As far as the rules of the session wait for.
    private const decimal Far = 1_000_000m;

    public static long Run(MarketEvent[] events, bool bars)
    {
        var (ema, gain, loss, previous, verdicts) = (0.0, 0.0, 0.0, 0.0, 0L);
        const double EmaWeight = 2.0 / (EmaPeriod + 1);
        for (var i = 0; i < events.Length; i++)
        {
            ref readonly var e = ref events[i];
            var last = bars ? e.Close : e.Price;
            var price = (double)last;
            var change = previous == 0 ? 0 : price - previous;
            previous = price;
            ema = i == 0 ? price : ema + (EmaWeight * (price - ema));
            gain = ((gain * (RsiPeriod - 1)) + Math.Max(change, 0)) / RsiPeriod;
            loss = ((loss * (RsiPeriod - 1)) + Math.Max(-change, 0)) / RsiPeriod;
            var rsi = loss == 0 ? 100 : 100 - (100 / (1 + (gain / loss)));
            var entry = last > Far && rsi < 99;
            var exit = ema > SessionRules.Unreachable && rsi > 1;
            var stop = last < 1m;
            verdicts += entry || exit || stop ? 1 : 0;
        }

        return verdicts;
    }
}
