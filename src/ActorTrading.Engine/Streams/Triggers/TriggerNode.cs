namespace ActorTrading.Engine.Streams.Triggers;

/// <summary>
/// The market part of a rule on one symbol, shared by every rule of every portfolio that asks the same.
/// What depends on a portfolio or the clock counts as true here: while the node is false the whole rule cannot be true,
/// while it is true only a full check by the portfolio can tell.
/// </summary>
internal sealed class TriggerNode(string key, TriggerNetwork network) : Gate(parent: null)
{
    private readonly List<ITriggerListener> _listeners = [];
    private bool _told;
    private bool _isQueued;

    public string Key { get; } = key;

    public bool IsUnused => _listeners.Count == 0;

    /// <summary>Where each threshold was entered, to take it out again with the last listener.</summary>
    public List<Action> Detachments { get; } = [];

    public override void ChildChanged(bool isTrue) => Become(isTrue);

    public void Add(ITriggerListener listener) => _listeners.Add(listener);

    public void Remove(ITriggerListener listener) => _listeners.Remove(listener);

    /// <summary>Tells the listeners, once per turn and only where the turn as a whole changed the truth.</summary>
    public void Tell()
    {
        _isQueued = false;
        if (_told == IsTrue)
        {
            return;
        }

        _told = IsTrue;
        foreach (var listener in _listeners)
        {
            listener.TruthChanged(IsTrue);
        }
    }

    protected override void Changed()
    {
        if (!_isQueued)
        {
            _isQueued = true;
            network.Queue(this);
        }
    }
}

/// <summary>Hears when the market part of a rule turns true or false.</summary>
internal interface ITriggerListener
{
    void TruthChanged(bool isTrue);
}
