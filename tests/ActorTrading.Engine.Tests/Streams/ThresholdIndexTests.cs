using ActorTrading.Engine.Streams.Signals;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Engine.Tests.Streams;

/// <summary>The sorted thresholds against asking each threshold anew.</summary>
public sealed class ThresholdIndexTests
{
    private const int Levels = 6;

    /// <summary>
    /// A value, a threshold that comes or goes, or the loss of the value, over few numbers that meet.
    /// </summary>
    private static Gen<Step> Steps { get; } =
        from what in Gen.Choose(0, 9)
        from level in Gen.Choose(0, Levels)
        from inclusive in Gen.Elements(true, false)
        select new Step(what, level, inclusive);

    [Fact]
    public void Each_listener_knows_on_which_side_of_its_threshold_the_value_is() =>
        Prop.ForAll(Steps.ListOf(60).ToArbitrary(), steps =>
        {
            var index = new ThresholdIndex();
            var listeners = new List<(Step At, Listener Listener)>();
            foreach (var step in steps)
            {
                Take(index, listeners, step);
                foreach (var (at, listener) in listeners)
                {
                    var isOn = index.HasValue && (at.Inclusive ? index.Value >= at.Level : index.Value > at.Level);
                    Assert.Equal((index.HasValue, isOn), (listener.HasValue, listener.IsOn));
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static void Take(ThresholdIndex index, List<(Step At, Listener Listener)> listeners, Step step)
    {
        switch (step.What)
        {
            case 0:
                index.Clear();
                break;
            case 1 or 2:
                var added = new Listener();
                listeners.Add((step, added));
                index.Add(step.Level, step.Inclusive, added);
                break;
            case 3 when listeners.Count > 0:
                var (at, gone) = listeners[step.Level % listeners.Count];
                listeners.RemoveAt(step.Level % listeners.Count);
                index.Remove(at.Level, at.Inclusive, gone);
                break;
            default:
                Set(index, step.Inclusive ? step.Level : step.Level - 0.5);
                break;
        }
    }

    private static void Set(ThresholdIndex index, double value)
    {
        if (index.HasValue)
        {
            index.Set(value);
        }
        else
        {
            index.SetFirst(value);
        }
    }

    private sealed record Step(int What, int Level, bool Inclusive);

    private sealed class Listener : IEdgeListener
    {
        public bool IsOn { get; private set; }

        public bool HasValue { get; private set; }

        public void Switched(bool isOn) => IsOn = isOn;

        public void Announced(bool hasValue, bool isOn) => (HasValue, IsOn) = (hasValue, isOn);
    }
}
