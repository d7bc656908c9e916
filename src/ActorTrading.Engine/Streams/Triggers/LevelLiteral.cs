using ActorTrading.Engine.Streams.Signals;

namespace ActorTrading.Engine.Streams.Triggers;

/// <summary>
/// True while its edge is on (or off, for <paramref name="whenOn"/> false) and the signal has a value.
/// A signal without a value makes both a comparison and its complement untrue.
/// </summary>
internal sealed class LevelLiteral(Gate gate, bool whenOn) : IEdgeListener
{
    private bool _isTrue;

    public void Switched(bool isOn) => Become(isOn == whenOn);

    public void Announced(bool hasValue, bool isOn) => Become(hasValue && isOn == whenOn);

    private static Prospect Of(bool isTrue) => isTrue ? Prospect.Certain : Prospect.Impossible;

    private void Become(bool isTrue)
    {
        if (_isTrue != isTrue)
        {
            _isTrue = isTrue;
            gate.ChildChanged(Of(!isTrue), Of(isTrue));
        }
    }
}
