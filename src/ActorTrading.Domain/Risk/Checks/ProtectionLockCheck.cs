namespace ActorTrading.Domain.Risk.Checks;

/// <summary>A protection has paused entries in the symbol, on the side, or everywhere.</summary>
internal sealed class ProtectionLockCheck() : RiskCheck(RiskCodes.ProtectionLock, CheckScope.Entries)
{
    protected override RiskVerdict Check(OrderInContext order)
    {
        foreach (var held in order.Request.Locks)
        {
            if (held.Holds(order.Order.Symbol, order.Order.Side, order.Request.Now))
            {
                return Deny(
                    $"{held.Protection} locks entries in {order.Order.Symbol} until {held.Until}. {held.Reason}");
            }
        }

        return Pass("No protection holds a lock.");
    }
}
