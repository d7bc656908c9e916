using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Simulation.Paper;

/// <summary>What the paper venue is asked to do.</summary>
internal abstract record PaperRequest
{
    private PaperRequest()
    {
    }

    public sealed record Submit(AccountId Account, ClientOrderId Id, OrderSpec Spec) : PaperRequest;

    public sealed record Cancel(AccountId Account, ClientOrderId Id) : PaperRequest;

    public sealed record Query(AccountId Account, ClientOrderId Id) : PaperRequest;

    public sealed record Statement(AccountId Account) : PaperRequest;

    public sealed record Deposit(AccountId Account, TransferId Transfer, Amount Amount) : PaperRequest;

    public sealed record SetLeverage(AccountId Account, Symbol Symbol, decimal Leverage) : PaperRequest;

    public sealed record List(Instrument Instrument) : PaperRequest;
}
