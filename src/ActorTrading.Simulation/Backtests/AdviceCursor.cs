using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams;
using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Simulation.Backtests;

/// <summary>Hands advice to the stream when its time has come, never before.</summary>
internal sealed class AdviceCursor : IDisposable
{
    private readonly IEnumerator<RecommendationRow> _rows;
    private readonly TimeSpan _life;
    private readonly MarketPipeline _pipeline;
    private long _nextTicks;

    public AdviceCursor(IEnumerable<RecommendationRow> rows, TimeSpan life, MarketPipeline pipeline)
    {
        (_rows, _life, _pipeline) = (rows.GetEnumerator(), life, pipeline);
        Advance();
    }

    public void DeliverUpTo(Timestamp now)
    {
        while (_nextTicks <= now.Ticks)
        {
            var row = _rows.Current;
            var expires = row.Expires ?? row.Time + _life;
            if (expires > now)
            {
                _pipeline.OnAdvice(
                    row.Symbol, new Advice(row.Recommendation, (double)row.Confidence, row.Time, expires));
            }

            Advance();
        }
    }

    public void Dispose() => _rows.Dispose();

    private void Advance() => _nextTicks = _rows.MoveNext() ? _rows.Current.Time.Ticks : long.MaxValue;
}
