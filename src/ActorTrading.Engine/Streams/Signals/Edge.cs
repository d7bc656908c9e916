namespace ActorTrading.Engine.Streams.Signals;

/// <summary>
/// A threshold on one signal: on while the value is above it (or at it, where it is inclusive).
/// Everything that a comparison can ask of a number is built from edges, each shared by all that ask the same.
/// </summary>
internal sealed class Edge(double threshold, bool inclusive)
{
    private readonly List<IEdgeListener> _listeners = [];

    public double Threshold { get; } = threshold;

    public bool Inclusive { get; } = inclusive;

    public bool IsOn { get; private set; }

    public bool IsUnused => _listeners.Count == 0;

    public bool IsMetBy(double value) => Inclusive ? value >= Threshold : value > Threshold;

    public void Add(IEdgeListener listener) => _listeners.Add(listener);

    public void Remove(IEdgeListener listener) => _listeners.Remove(listener);

    public void Switch(bool isOn)
    {
        IsOn = isOn;
        foreach (var listener in _listeners)
        {
            listener.Switched(isOn);
        }
    }

    /// <summary>Tells the listeners where it stands now that the signal has, or no longer has, a value.</summary>
    public void Announce(bool hasValue, bool isOn)
    {
        IsOn = isOn;
        foreach (var listener in _listeners)
        {
            listener.Announced(hasValue, isOn);
        }
    }
}
