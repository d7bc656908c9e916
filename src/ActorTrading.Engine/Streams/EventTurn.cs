using ActorTrading.Engine.Streams.Triggers;

namespace ActorTrading.Engine.Streams;

/// <summary>
/// Tells one market event of a node from the next. A crossing is one only in the event that brings it, for whoever
/// looks, also where other symbols have an event at the same time.
/// </summary>
internal sealed class EventTurn
{
    private readonly List<TriggerNetwork> _crossed = [];

    public long Number { get; private set; }

    public void Begin()
    {
        Number++;
        if (_crossed.Count == 0)
        {
            return;
        }

        foreach (var network in _crossed)
        {
            network.EndCrossings();
        }

        _crossed.Clear();
    }

    public void Crossed(TriggerNetwork network) => _crossed.Add(network);
}
