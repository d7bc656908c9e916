namespace ActorTrading.Engine.Streams.Triggers;

/// <summary>
/// The market part of a rule on one symbol, shared by every rule of every portfolio that asks the same.
/// While it is impossible the whole rule cannot be true; otherwise, where it depends on more than the market, only a
/// full check by the portfolio can tell.
/// </summary>
internal sealed class TriggerNode(string key, TriggerNetwork network) : Gate(parent: null)
{
    private readonly List<ITriggerListener> _listeners = [];
    private Prospect _child;
    private Prospect _told;
    private bool _isTouched;
    private bool _isQueued;

    public string Key { get; } = key;

    public bool IsUnused => _listeners.Count == 0;

    /// <summary>Whether the rule could be true now.</summary>
    public bool IsPossible => Prospect != Prospect.Impossible;

    /// <summary>Where each threshold was entered, to take it out again with the last listener.</summary>
    public List<Action> Detachments { get; } = [];

    public void Add(ITriggerListener listener) => _listeners.Add(listener);

    public void Remove(ITriggerListener listener) => _listeners.Remove(listener);

    /// <summary>
    /// Tells the listeners, once per turn, where the turn as a whole may have turned a rule that could be true.
    /// </summary>
    public void Tell()
    {
        var mayHaveTurned = IsPossible && (_isTouched || _told != Prospect);
        (_isQueued, _isTouched, _told) = (false, false, Prospect);
        if (!mayHaveTurned)
        {
            return;
        }

        foreach (var listener in _listeners)
        {
            listener.MayHaveTurned();
        }
    }

    protected override void Count(Prospect child, int change) => _child = change > 0 ? child : _child;

    protected override Prospect Judge() => _child;

    protected override void Changed()
    {
        _isTouched |= Prospect == Prospect.Open;
        if (!_isQueued)
        {
            _isQueued = true;
            network.Queue(this);
        }
    }
}

/// <summary>Hears when a rule may have turned true by the market.</summary>
internal interface ITriggerListener
{
    void MayHaveTurned();
}
