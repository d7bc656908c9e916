using ActorTrading.Domain.Rules;

namespace ActorTrading.Engine.Streams.Triggers;

/// <summary>
/// The market parts of all rules on one symbol as a network of thresholds, literals and gates. An update of a signal
/// touches only what it changes, so a tick that changes no verdict costs the same for one rule as for a hundred
/// thousand.
/// </summary>
/// <remarks>
/// After Forgy, "Rete: a fast algorithm for the many pattern/many object pattern match problem", Artificial
/// Intelligence 19 (1982): shared conditions, incremental truth. Thresholds on one value are kept sorted instead of
/// hashed.
/// </remarks>
internal sealed class TriggerNetwork(ISignalSource signals, EventTurn @event)
{
    private readonly Dictionary<string, TriggerNode> _nodes = new(StringComparer.Ordinal);
    private readonly List<TriggerNode> _queue = [];
    private readonly List<CrossingLiteral> _crossings = [];

    /// <summary>Begins to watch a condition tree; the listener hears from now on when it may have turned.</summary>
    public TriggerNode Watch(Condition condition, ITriggerListener listener)
    {
        var key = ConditionKey.Of(condition);
        if (!_nodes.TryGetValue(key, out var node))
        {
            node = new TriggerNode(key, this);
            _nodes.Add(key, node);
            new TriggerBuilder(signals, this, node.Detachments).Build(condition, node);
        }

        node.Add(listener);
        return node;
    }

    public void Unwatch(TriggerNode node, ITriggerListener listener)
    {
        node.Remove(listener);
        if (!node.IsUnused)
        {
            return;
        }

        _nodes.Remove(node.Key);
        foreach (var detach in node.Detachments)
        {
            detach();
        }
    }

    /// <summary>The event that brought the crossings is over.</summary>
    public void EndCrossings()
    {
        foreach (var crossing in _crossings)
        {
            crossing.EventEnded();
        }

        _crossings.Clear();
        EndTurn();
    }

    /// <summary>Tells who listens what the turn has changed.</summary>
    public void EndTurn()
    {
        if (_queue.Count == 0)
        {
            return;
        }

        foreach (var node in _queue)
        {
            node.Tell();
        }

        _queue.Clear();
    }

    internal void Queue(TriggerNode node) => _queue.Add(node);

    internal void TellWhenEventEnds(CrossingLiteral crossing)
    {
        if (_crossings.Count == 0)
        {
            @event.Crossed(this);
        }

        _crossings.Add(crossing);
    }
}
