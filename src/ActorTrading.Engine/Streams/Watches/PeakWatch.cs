using ActorTrading.Engine.Streams.Signals;

namespace ActorTrading.Engine.Streams.Watches;

/// <summary>
/// Follows the best price that a position has seen: the highs of what a long holds, the lows of what a short owes,
/// those inside bars included. Only a price that is better than the best costs anything.
/// </summary>
internal sealed class PeakWatch : IEdgeListener
{
    private readonly Holding _holding;
    private readonly Signal _extreme;
    private readonly Action _moved;
    private double _seen;

    public PeakWatch(Holding holding, SymbolStage stage, Action moved)
    {
        (_holding, _moved, _seen) = (holding, moved, holding.Best);
        _extreme = holding.Sign > 0 ? stage.High : stage.Low;
        Attach();
    }

    public Holding Holding => _holding;

    private bool IsLong => _holding.Sign > 0;

    /// <summary>Takes in the price that passed the best so far.</summary>
    /// <returns>Whether one did.</returns>
    public bool Advance()
    {
        if (_seen == _holding.Best)
        {
            return false;
        }

        Detach();
        _holding.Best = _seen;
        Attach();
        return true;
    }

    public void Detach() => _extreme.Thresholds.Remove(_holding.Best, inclusive: !IsLong, this);

    public void Switched(bool isOn)
    {
        if (isOn == IsLong)
        {
            _seen = _extreme.Value;
            _moved();
        }
    }

    public void Announced(bool hasValue, bool isOn)
    {
    }

    // A high above the best turns its edge on; a low below the best turns it off.
    private void Attach() => _extreme.Thresholds.Add(_holding.Best, inclusive: !IsLong, this);
}
