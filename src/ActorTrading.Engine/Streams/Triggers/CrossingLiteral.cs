using ActorTrading.Engine.Streams.Signals;

namespace ActorTrading.Engine.Streams.Triggers;

/// <summary>
/// True only in the event in which its edge switches on (or off): a crossing. Its complement is true in all others, but
/// for the one that brings the first value, of which nobody can say whether it crossed.
/// </summary>
internal sealed class CrossingLiteral(Gate gate, bool whenOn, bool complement, TriggerNetwork network) : IEdgeListener
{
    private bool _isTrue;
    private bool _hasValue;
    private bool _isSettled;

    public void Switched(bool isOn)
    {
        if (isOn == whenOn && !_isSettled)
        {
            SettleForThisEvent(!complement);
        }
    }

    public void Announced(bool hasValue, bool isOn)
    {
        _hasValue = hasValue;
        if (hasValue && !_isSettled)
        {
            SettleForThisEvent(isTrue: false);
        }
        else
        {
            Become(isTrue: false);
        }
    }

    public void EventEnded()
    {
        _isSettled = false;
        Become(complement && _hasValue);
    }

    private static Prospect Of(bool isTrue) => isTrue ? Prospect.Certain : Prospect.Impossible;

    private void SettleForThisEvent(bool isTrue)
    {
        _isSettled = true;
        Become(isTrue);
        network.TellWhenEventEnds(this);
    }

    private void Become(bool isTrue)
    {
        if (_isTrue != isTrue)
        {
            _isTrue = isTrue;
            gate.ChildChanged(Of(!isTrue), Of(isTrue));
        }
    }
}
