using ActorTrading.Domain.Orders;

namespace ActorTrading.Engine.Ports;

/// <summary>
/// A place where orders trade, real or simulated.
/// </summary>
/// <remarks>
/// Obligations: a request is answered by reports to the <see cref="IVenueReports"/> that the venue was built with,
/// never by a return value, since the answer may come late, twice, or before the call returns. An id is used for one
/// order only. A cancel of an order that is gone is answered by <see cref="VenueReport.CancelRejected"/>.
/// </remarks>
public interface IVenue
{
    void Submit(AccountId account, ClientOrderId id, OrderSpec spec);

    void Cancel(AccountId account, ClientOrderId id);

    /// <summary>
    /// Asks what became of an order. Answered by all that the venue has to say of it, told again in the order in which
    /// it happened, or by <see cref="VenueReport.NotFound"/> once its absence is proven, or not at all.
    /// </summary>
    void Query(AccountId account, ClientOrderId id);

    /// <summary>
    /// Asks what the account holds. Answered by <see cref="AccountReport.Statement"/>, or not at all. What the venue
    /// said before is in the statement; what it says after is not.
    /// </summary>
    void RequestStatement(AccountId account);
}
