namespace ActorTrading.Domain.Portfolios;

/// <summary>Asks for cancels. They pass at every halt level and need no gate.</summary>
internal static class OrderCancelling
{
    /// <summary>Of the orders that match, those that could open or enlarge a position.</summary>
    public static void CancelEntries(PortfolioTurn turn, Func<PortfolioOrder, bool> matches, string reason) =>
        Cancel(turn, o => o.Purpose == OrderPurpose.Entry && matches(o), reason);

    public static void Cancel(PortfolioTurn turn, Func<PortfolioOrder, bool> matches, string reason)
    {
        foreach (var order in turn.Portfolio.Orders.Values.Where(o => !o.IsLeaving && matches(o)).ToArray())
        {
            turn.Emit(new PortfolioEvent.CancelRequested(order.Id, reason) { At = turn.At });
        }
    }
}
