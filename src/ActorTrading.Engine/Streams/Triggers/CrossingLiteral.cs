using ActorTrading.Engine.Streams.Signals;

namespace ActorTrading.Engine.Streams.Triggers;

/// <summary>
/// True only in the turn in which its edge switches on (or off): a crossing. Its complement is true in all other turns.
/// </summary>
internal sealed class CrossingLiteral(Gate gate, bool whenOn, bool complement, TriggerNetwork network) : IEdgeListener
{
    private bool _isTrue;
    private bool _crossed;

    public void Switched(bool isOn)
    {
        if (isOn == whenOn && !_crossed)
        {
            _crossed = true;
            Become(!complement);
            network.ResetNextTurn(this);
        }
    }

    public void Announced(bool hasValue, bool isOn) => Become(hasValue && _crossed != complement);

    public void Reset()
    {
        _crossed = false;
        Become(complement);
    }

    private void Become(bool isTrue)
    {
        if (_isTrue != isTrue)
        {
            _isTrue = isTrue;
            gate.ChildChanged(isTrue);
        }
    }
}
