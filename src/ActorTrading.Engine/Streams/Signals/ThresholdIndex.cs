namespace ActorTrading.Engine.Streams.Signals;

/// <summary>
/// The thresholds on one signal in rising order with the value's place among them. An update that passes none costs two
/// comparisons, whatever their number; one that passes k of them costs k switches.
/// </summary>
internal sealed class ThresholdIndex
{
    private readonly List<Edge> _edges = [];
    private int _met;
    private double _lower = double.NegativeInfinity;
    private double _upper = double.PositiveInfinity;

    public bool HasValue { get; private set; }

    public double Value { get; private set; } = double.NaN;

    public int Count => _edges.Count;

    public void Set(double value)
    {
        Value = value;
        if (value > _lower && value < _upper)
        {
            return;
        }

        Move(value);
    }

    public void SetFirst(double value)
    {
        (Value, HasValue) = (value, true);
        _met = 0;
        while (_met < _edges.Count && _edges[_met].IsMetBy(value))
        {
            _met++;
        }

        for (var i = 0; i < _edges.Count; i++)
        {
            _edges[i].Announce(hasValue: true, isOn: i < _met);
        }

        NarrowBounds();
    }

    public void Clear()
    {
        (Value, HasValue, _met) = (double.NaN, false, 0);
        foreach (var edge in _edges)
        {
            edge.Announce(hasValue: false, isOn: false);
        }

        NarrowBounds();
    }

    public void Add(double threshold, bool inclusive, IEdgeListener listener)
    {
        var at = FirstAtOrAfter(threshold, inclusive);
        if (at == _edges.Count || _edges[at].Threshold != threshold || _edges[at].Inclusive != inclusive)
        {
            Insert(at, new Edge(threshold, inclusive));
        }

        var edge = _edges[at];
        edge.Add(listener);
        listener.Announced(HasValue, edge.IsOn);
    }

    public void Remove(double threshold, bool inclusive, IEdgeListener listener)
    {
        var at = FirstAtOrAfter(threshold, inclusive);
        if (at == _edges.Count || _edges[at].Threshold != threshold || _edges[at].Inclusive != inclusive)
        {
            return;
        }

        _edges[at].Remove(listener);
        if (_edges[at].IsUnused)
        {
            _edges.RemoveAt(at);
            _met -= at < _met ? 1 : 0;
            NarrowBounds();
        }
    }

    private void Insert(int at, Edge edge)
    {
        _edges.Insert(at, edge);
        if (HasValue && edge.IsMetBy(Value))
        {
            edge.Switch(isOn: true);
            _met++;
        }

        NarrowBounds();
    }

    private void Move(double value)
    {
        while (_met < _edges.Count && _edges[_met].IsMetBy(value))
        {
            _edges[_met++].Switch(isOn: true);
        }

        while (_met > 0 && !_edges[_met - 1].IsMetBy(value))
        {
            _edges[--_met].Switch(isOn: false);
        }

        NarrowBounds();
    }

    // An inclusive edge is met before the exclusive one at the same threshold, so it stands first.
    private int FirstAtOrAfter(double threshold, bool inclusive)
    {
        var (low, high) = (0, _edges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var edge = _edges[middle];
            var isBefore = edge.Threshold < threshold || (edge.Threshold == threshold && edge.Inclusive && !inclusive);
            (low, high) = isBefore ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void NarrowBounds()
    {
        _lower = _met > 0 ? _edges[_met - 1].Threshold : double.NegativeInfinity;
        _upper = _met < _edges.Count ? _edges[_met].Threshold : double.PositiveInfinity;
    }
}
