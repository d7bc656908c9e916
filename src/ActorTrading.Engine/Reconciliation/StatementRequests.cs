using System.Collections.Concurrent;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Engine.Reconciliation;

/// <summary>Statements for whoever waits for one. All that nobody waits for is handed on.</summary>
public sealed class StatementRequests(IVenueReports inner) : IVenueReports
{
    private readonly ConcurrentDictionary<AccountId, TaskCompletionSource<AccountStatement>> _awaited = new();

    public void OnReport(AccountId account, AccountReport report)
    {
        if (report is AccountReport.Statement statement && _awaited.TryRemove(account, out var waiting))
        {
            waiting.SetResult(statement.Says);
        }
        else
        {
            inner.OnReport(account, report);
        }
    }

    /// <summary>The account's next statement, which is for the caller alone.</summary>
    /// <exception cref="TimeoutException">The venue has not answered in time.</exception>
    public async Task<AccountStatement> Ask(IVenue venue, AccountId account, TimeSpan patience, TimeProvider time)
    {
        var waiting = _awaited.GetOrAdd(account, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        venue.RequestStatement(account);
        try
        {
            return await waiting.Task.WaitAsync(patience, time).ConfigureAwait(false);
        }
        finally
        {
            _awaited.TryRemove(account, out _);
        }
    }
}
