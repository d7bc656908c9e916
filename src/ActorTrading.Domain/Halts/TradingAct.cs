namespace ActorTrading.Domain.Halts;

/// <summary>What somebody wants to do, as far as an emergency stop cares.</summary>
public enum TradingAct
{
    /// <summary>An order that may open, enlarge or turn a position.</summary>
    Open,

    /// <summary>An order that can only shrink a position.</summary>
    Reduce,

    /// <summary>The cancel of a working order.</summary>
    Cancel,
}
