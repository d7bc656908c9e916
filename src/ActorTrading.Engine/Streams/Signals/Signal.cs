using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Streams.Signals;

/// <summary>
/// One value that rules on a symbol look at, computed once for all of them: a price, an output of an indicator on a
/// timeframe, an AI rating, or the difference of two such values.
/// </summary>
internal sealed class Signal
{
    private double _previous = double.NaN;
    private long _turn = -1;

    public ThresholdIndex Thresholds { get; } = new();

    public bool HasValue => Thresholds.HasValue;

    public double Value => Thresholds.Value;

    public Timestamp AsOf { get; private set; }

    /// <param name="turn">Number of the market event that brings the update; updates of one event are one turn.</param>
    public void Set(double value, Timestamp at, long turn)
    {
        AsOf = at;
        if (HasValue)
        {
            if (_turn != turn)
            {
                (_previous, _turn) = (Thresholds.Value, turn);
            }

            Thresholds.Set(value);
        }
        else if (!double.IsNaN(value))
        {
            Thresholds.SetFirst(value);
        }
    }

    public void Clear()
    {
        if (HasValue)
        {
            (_previous, _turn) = (double.NaN, -1);
            Thresholds.Clear();
        }
    }

    /// <summary>The value as rules see it in this turn at this time.</summary>
    public FieldValue Read(long turn, Timestamp at)
    {
        if (!HasValue)
        {
            return FieldValue.Missing;
        }

        var changedNow = _turn == turn && AsOf == at;
        return FieldValue.Of(Value, changedNow ? _previous : Value, AsOf);
    }
}
