using ActorTrading.Domain.Halts;

namespace ActorTrading.Domain.Risk.Checks;

/// <summary>The emergency stop. It judges an emergency flatten too, and lets it pass.</summary>
internal sealed class HaltCheck() : RiskCheck(RiskCodes.Halted, CheckScope.Everything)
{
    protected override RiskVerdict Check(OrderInContext order) =>
        order.Request.Halt.Permits(order.Act, order.IsEmergency)
            ? Pass("No halt stands in the way.")
            : Deny(order.Request.Halt == HaltLevel.Halted
                ? $"Trading {order.Order.Symbol} is halted; lower the halt first."
                : $"Trading {order.Order.Symbol} is reduce-only, and this order may open or enlarge a position.");
}
