using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Accounts;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Engine.Halts;

/// <summary>
/// Hands the venue the cancels of what works within a scope and may open a position, without asking any journal. The
/// portfolios ask for the same cancels again, on record; a venue refuses the second, which changes nothing.
/// </summary>
internal sealed class CancelSweep(HaltSwitch halts, IVenue venue, HaltScope scope)
{
    /// <summary>How long to wait for a sender that a venue holds on to.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private int _sent;

    public int Sent => Volatile.Read(ref _sent);

    /// <param name="probe">An order that nobody has sent, for a drill.</param>
    public HaltStep Run(SwitchRaised raised, ClientOrderId? probe, HaltClock clock)
    {
        if (probe is { } unknown)
        {
            venue.Cancel(DrillEcho.Account, unknown);
        }

        var failure = CancelAll(raised.Working);
        return failure is null ? clock.Done() : clock.Failed(failure);
    }

    /// <summary>Once more, for orders that were on their way through a hanging hand-over when the halt came.</summary>
    public int RunAfterStragglers()
    {
        CancelAll(halts.Settle(scope, Patience).Working);
        return Sent;
    }

    private string? CancelAll(IReadOnlyList<OutgoingOrder> orders)
    {
        string? failure = null;
        foreach (var order in orders)
        {
            try
            {
                venue.Cancel(order.Account, order.Id);
                Interlocked.Increment(ref _sent);
            }
#pragma warning disable CA1031 // One order that cannot be cancelled must not keep the others from it.
            catch (Exception cause)
#pragma warning restore CA1031
            {
                failure = $"{order.Id}: {cause.Message}";
            }
        }

        return failure;
    }
}
