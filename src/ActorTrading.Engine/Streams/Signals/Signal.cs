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

    /// <param name="value">Not a number where there is none any more, as of a ratio to nothing.</param>
    /// <param name="turn">Number of the market event that brings the update; updates of one event are one turn.</param>
    public void Set(double value, Timestamp at, long turn)
    {
        AsOf = at;
        if (double.IsNaN(value))
        {
            Clear();
        }
        else if (HasValue)
        {
            if (_turn != turn)
            {
                (_previous, _turn) = (Thresholds.Value, turn);
            }

            Thresholds.Set(value);
        }
        else
        {
            (_previous, _turn) = (double.NaN, turn);
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

    /// <summary>The value as rules see it.</summary>
    /// <param name="turn">The turn of which the decision is; null where the market event before it was not one.</param>
    public FieldValue Read(long? turn)
    {
        if (!HasValue)
        {
            return FieldValue.Missing;
        }

        return FieldValue.Of(Value, _turn == turn ? _previous : Value, AsOf);
    }
}
