using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams;
using ActorTrading.Simulation.MarketData;

namespace ActorTrading.Simulation.Backtests;

/// <summary>Hands advice to the stream when its time has come, never before.</summary>
internal sealed class AdviceDelivery(IEnumerable<RecommendationRow> rows, TimeSpan life, MarketPipeline pipeline)
    : IDisposable
{
    private readonly RecommendationCursor _rows = new(rows.GetEnumerator());

    public void DeliverUpTo(Timestamp now)
    {
        while (_rows.TakeUpTo(now) is { } row)
        {
            var expires = row.Expires ?? row.Time + life;
            if (expires > now)
            {
                pipeline.OnAdvice(
                    row.Symbol, new Advice(row.Recommendation, (double)row.Confidence, row.Time, expires));
            }
        }
    }

    public void Dispose() => _rows.Dispose();
}
