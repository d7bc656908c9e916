using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Streams;

namespace ActorTrading.Benchmarks.Live;

/// <summary>Takes whatever comes out of the stream, and measures what its thread allocates per event.</summary>
internal sealed class AllocationGauge : IMarketTap, IEvaluationSink
{
    private const int Settling = 10_000;
    private long _events;
    private long _first;
    private long _last;

    public double BytesPerEvent => (double)(_last - _first) / Math.Max(1, _events - Settling);

    public void OnMarket(in MarketEvent e)
    {
        _last = GC.GetAllocatedBytesForCurrentThread();
        if (++_events == Settling)
        {
            _first = _last;
        }
    }

    public void Evaluate(PortfolioId portfolio, CompiledRuleSet rules, MarketSnapshot market)
    {
    }

    public void Mark(PortfolioId portfolio, MarkSnapshot marks)
    {
    }
}
