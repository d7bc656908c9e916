using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Tests.Orders;
using ActorTrading.Testing.Deciders;

namespace ActorTrading.Domain.Tests.Accounts;

public sealed class OpenOrderCheckTests
{
    private static readonly ClientOrderId Id = new("o1");
    private static readonly OrderSpec Spec = OrderFixtures.Limit(Side.Buy, 2m, 100m);
    private static readonly ListedOrder Listed = new(Id, Spec, new(2m), new(0m), Triggered: false);

    private static readonly ExchangeAccountCommand Place =
        new ExchangeAccountCommand.Place(new("p1"), Id, Spec) { At = OrderFixtures.Start };

    [Fact]
    public void An_order_that_is_listed_as_it_is_known_is_left_alone() =>
        Working().When(Check(Listed)).ThenNothing();

    [Fact]
    public void An_order_without_an_answer_is_nobodys_business_here() =>
        Account().Given(Place).When(Check()).ThenNothing();

    [Fact]
    public void An_order_that_is_not_listed_is_asked_for() => Working().When(Check()).Then(Queried);

    [Theory]
    [InlineData(2, 0.5, false)]
    [InlineData(1, 0, false)]
    [InlineData(2, 0, true)]
    public void An_order_that_is_listed_otherwise_is_asked_for(double quantity, double filled, bool triggered) =>
        Working()
            .When(Check(new ListedOrder(Id, Spec, new((decimal)quantity), new((decimal)filled), triggered)))
            .Then(Queried);

    [Fact]
    public void A_cancel_without_an_answer_is_sent_again()
    {
        var cancel = new ExchangeAccountCommand.Cancel(Id) { At = OrderFixtures.At(1) };
        var early = new ExchangeAccountCommand.CheckOpenOrders([Listed])
        {
            At = OrderFixtures.At(1) + TimeSpan.FromSeconds(4),
        };

        Working().Given(cancel).When(early).ThenNothing()
            .When(Check(Listed)).Then(new ExchangeAccountEvent.CancelSent(Id) { At = OrderFixtures.At(2) });
    }

    [Fact]
    public void An_order_of_somebody_else_is_noted_when_it_comes_and_when_it_goes()
    {
        var foreign = Listed with { Id = new("x") };
        var seen = new ExchangeAccountEvent.ForeignOrderSeen(foreign.Id, Spec) { At = OrderFixtures.At(2) };
        var gone = new ExchangeAccountEvent.ForeignOrderGone(foreign.Id) { At = OrderFixtures.At(2) };

        var account = Working().When(Check(Listed, foreign)).Then(seen);
        account.When(Check(Listed, foreign)).ThenNothing().When(Check(Listed)).Then(gone);
        Assert.Empty(account.State.Foreign);
    }

    [Fact]
    public void An_order_that_is_done_here_and_still_listed_is_no_strangers()
    {
        var account = Working().Given(
            new ExchangeAccountCommand.Report(OrderFixtures.Canceled()) { At = OrderFixtures.Start });

        account.When(Check(Listed)).ThenNothing();
    }

    private static ExchangeAccountEvent.Queried Queried => new(Id) { At = OrderFixtures.At(2) };

    private static ExchangeAccountCommand.CheckOpenOrders Check(params ListedOrder[] listed) =>
        new([.. listed]) { At = OrderFixtures.At(2) };

    private static DeciderSpecification<ExchangeAccount, ExchangeAccountCommand, ExchangeAccountEvent> Working() =>
        Account().Given(
            Place, new ExchangeAccountCommand.Report(OrderFixtures.Accepted()) { At = OrderFixtures.Start });

    private static DeciderSpecification<ExchangeAccount, ExchangeAccountCommand, ExchangeAccountEvent> Account() =>
        new(ExchangeAccountDecider.Initial(new("a1")), ExchangeAccountDecider.Decide, ExchangeAccountDecider.Evolve);
}
