using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Engine.Reconciliation;

/// <summary>
/// Keeps back what the venue tells until those who would act on it may, and then hands it on in the order in which it
/// was told. Safe for use from many threads.
/// </summary>
/// <param name="inner">Who hears of it.</param>
/// <param name="isHeld">Whether anything is kept back to begin with.</param>
public sealed class HeldReports(IVenueReports inner, bool isHeld) : IVenueReports
{
    private readonly Lock _gate = new();
    private readonly Queue<(AccountId Account, AccountReport Report)> _held = [];
    private volatile bool _isHeld = isHeld;

    public void OnReport(AccountId account, AccountReport report)
    {
        if (_isHeld)
        {
            lock (_gate)
            {
                if (_isHeld)
                {
                    _held.Enqueue((account, report));
                    return;
                }
            }
        }

        inner.OnReport(account, report);
    }

    /// <summary>Hands on what was kept back, and from here on everything at once.</summary>
    public void Release()
    {
        lock (_gate)
        {
            while (_held.TryDequeue(out var told))
            {
                inner.OnReport(told.Account, told.Report);
            }

            _isHeld = false;
        }
    }
}
