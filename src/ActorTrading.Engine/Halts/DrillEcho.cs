using System.Collections.Concurrent;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Engine.Halts;

/// <summary>
/// Hears the venue's answers to the cancels of drills, which are for nobody else, and hands on all other reports.
/// </summary>
public sealed class DrillEcho(IVenueReports inner) : IVenueReports
{
    /// <summary>Nobody trades on it.</summary>
    public static AccountId Account { get; } = new("halt-drill");

    private readonly ConcurrentDictionary<ClientOrderId, TaskCompletionSource> _awaited = new();

    public void OnReport(AccountId account, AccountReport report)
    {
        if (account != Account)
        {
            inner.OnReport(account, report);
        }
        else if (report is AccountReport.Order order && _awaited.TryRemove(order.Report.OrderId, out var heard))
        {
            heard.SetResult();
        }
    }

    /// <summary>Completes when the venue says something of the order.</summary>
    internal Task Await(ClientOrderId order) => _awaited.GetOrAdd(order, static _ => new(
        TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    internal void Forget(ClientOrderId order) => _awaited.TryRemove(order, out _);
}
