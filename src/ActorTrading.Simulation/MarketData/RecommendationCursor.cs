using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData;

/// <summary>
/// Walks through advice beside a stream of market events. Advice of an event's own time comes before that event.
/// </summary>
/// <param name="rows">In order of time; disposed of with the cursor.</param>
public sealed class RecommendationCursor(IEnumerator<RecommendationRow> rows) : IDisposable
{
    private RecommendationRow? _next = rows.MoveNext() ? rows.Current : null;

    /// <summary>Time of the next advice; <see cref="Timestamp.MaxValue"/> after the last.</summary>
    public Timestamp NextTime => _next?.Time ?? Timestamp.MaxValue;

    /// <summary>Takes the next advice known at or before this time, or answers null.</summary>
    public RecommendationRow? TakeUpTo(Timestamp time)
    {
        if (_next is not { } row || row.Time > time)
        {
            return null;
        }

        _next = rows.MoveNext() ? rows.Current : null;
        return row;
    }

    public void Dispose() => rows.Dispose();
}
