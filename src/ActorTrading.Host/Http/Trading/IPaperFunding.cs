using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Host.Http.Trading;

/// <summary>
/// Moves money into and out of the accounts of a simulated venue, whose ledger has to say what the portfolios' do.
/// Called after the portfolio has journalled the transfer.
/// </summary>
public interface IPaperFunding
{
    /// <summary>
    /// Completes when the venue has booked the transfer durably. One of an id that was booked before is done already.
    /// An exception leaves open whether it was booked; it is then asked for again under the same id.
    /// </summary>
    Task Book(PaperTransfer transfer);
}

/// <param name="Id">Follows from the journal: portfolio and sequence of the event that booked it.</param>
/// <param name="Amount">Positive into the account, negative out of it.</param>
public sealed record PaperTransfer(string Id, AccountId Account, Amount Amount)
{
    public static string IdOf(string portfolio, long sequence) => $"{portfolio}:{sequence}";
}
