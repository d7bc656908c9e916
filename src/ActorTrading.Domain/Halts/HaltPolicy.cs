using System.Diagnostics;

namespace ActorTrading.Domain.Halts;

/// <summary>What each level of an emergency stop lets through.</summary>
public static class HaltPolicy
{
    /// <summary>
    /// Whether the act may go out. Cancels always may. <paramref name="emergencyFlatten"/> marks the orders of an
    /// operator's "flatten everything", which may shrink positions even where all else is halted.
    /// </summary>
    public static bool Permits(this HaltLevel level, TradingAct act, bool emergencyFlatten = false) => act switch
    {
        TradingAct.Cancel => true,
        TradingAct.Reduce => level != HaltLevel.Halted || emergencyFlatten,
        TradingAct.Open => level == HaltLevel.None,
        _ => throw new UnreachableException(),
    };

    public static HaltLevel Strictest(HaltLevel left, HaltLevel right) => left > right ? left : right;
}
