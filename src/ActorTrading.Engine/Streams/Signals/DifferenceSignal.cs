using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Streams.Signals;

/// <summary>
/// One value less another's times a factor. Its thresholds are those of comparing the two: subtraction in IEEE 754 is
/// positive exactly where the first is greater.
/// </summary>
internal sealed class DifferenceSignal(Signal field, Signal other, double factor)
{
    public Signal Result { get; } = new();

    public void Update(Timestamp at, long turn)
    {
        if (field.HasValue && other.HasValue)
        {
            Result.Set(field.Value - (factor * other.Value), at, turn);
        }
        else
        {
            Result.Clear();
        }
    }
}
