using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Tests.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Testing.Deciders;

namespace ActorTrading.Domain.Tests.Accounts;

public sealed class AnswerWatchTests
{
    private static readonly PortfolioId Mine = new("p1");
    private static readonly ClientOrderId Id = new("o1");
    private static readonly OrderSpec Spec = OrderFixtures.Limit(Side.Buy, 2m, 100m);

    private static readonly ExchangeAccountCommand Place =
        new ExchangeAccountCommand.Place(Mine, Id, Spec) { At = Seconds(0) };

    [Fact]
    public void A_request_without_an_answer_makes_the_order_unknown_and_is_asked_for() =>
        Account().Given(Place)
            .When(Check(4.9)).ThenNothing()
            .When(Check(5)).Then(Unconfirmed(5, "no answer in 5 s"), Queried(5));

    [Fact]
    public void An_order_that_was_answered_is_not_asked_for()
    {
        var account = Account().Given(Place, Said(OrderFixtures.Accepted())).When(Check(60)).ThenNothing();

        Assert.Null(AnswerWatch.NextCheck(account.State));
    }

    [Fact]
    public void After_a_restart_there_is_no_answer_to_wait_for() =>
        Account().Given(Place).When(Check(1, restarted: true))
            .Then(Unconfirmed(1, "restarted before the answer"), Queried(1));

    [Fact]
    public void An_unknown_order_is_asked_for_ever_more_rarely_and_never_given_up()
    {
        var account = Account().Given(Place).Given(Check(5));
        var at = new List<double>();
        for (var i = 0; i < 6; i++)
        {
            var next = AnswerWatch.NextCheck(account.State)!.Value;
            at.Add((next - OrderFixtures.Start).TotalSeconds);
            account.When(new ExchangeAccountCommand.CheckAnswers(false) { At = next + TimeSpan.FromTicks(-1) })
                .ThenNothing()
                .When(new ExchangeAccountCommand.CheckAnswers(false) { At = next })
                .Then(new ExchangeAccountEvent.Queried(Id) { At = next });
        }

        Assert.Equal([10, 20, 40, 70, 100, 130], at);
        Assert.Equal(OrderStatus.Unknown, account.State.Orders[Id].Order.Status);
    }

    [Fact]
    public void Only_what_the_venue_says_ends_the_doubt()
    {
        var absent = new VenueReport.NotFound("no such order") { OrderId = Id, At = Seconds(6) };
        Assert.Empty(Account().Given(Place).Given(Check(5)).Given(Said(absent)).State.Orders);

        var alive = Account().Given(Place).Given(Check(5)).Given(Said(OrderFixtures.Accepted())).State;
        Assert.Equal(OrderStatus.Accepted, alive.Orders[Id].Order.Status);
    }

    [Fact]
    public void A_portfolio_that_was_loaded_anew_has_its_orders_asked_for() =>
        Account().Given(Place, Said(OrderFixtures.Accepted())).When(Reconcile(Mine)).Then(Queried(9))
            .Given(Said(OrderFixtures.Canceled())).When(Reconcile(Mine)).Then(Queried(9));

    [Fact]
    public void An_order_that_was_intended_and_never_came_here_is_unknown_until_the_venue_speaks()
    {
        var account = Account().When(Reconcile(Mine))
            .Then(new ExchangeAccountEvent.Adopted(Mine, Id, Spec) { At = Seconds(9) }, Queried(9));

        Assert.Equal(OrderStatus.Unknown, account.State.Orders[Id].Order.Status);
        account.When(Place).ThenNothing();
        account.When(Said(new VenueReport.NotFound("no such order") { OrderId = Id, At = Seconds(10) }));
        Assert.Equal(Mine, account.State.PortfolioOf(Id));
        account.When(Place).ThenNothing();
    }

    [Fact]
    public void An_order_of_one_portfolio_is_not_reconciled_for_another() =>
        Account().Given(Place).When(Reconcile(new("p2"))).ThenRefused(ExchangeAccountRejection.OrderIdTaken);

    private static Timestamp Seconds(double seconds) => OrderFixtures.Start + TimeSpan.FromSeconds(seconds);

    private static ExchangeAccountCommand.CheckAnswers Check(double seconds, bool restarted = false) =>
        new(restarted) { At = Seconds(seconds) };

    private static ExchangeAccountCommand.Reconcile Reconcile(PortfolioId portfolio) =>
        new(portfolio, Id, Spec) { At = Seconds(9) };

    private static ExchangeAccountEvent.Queried Queried(double seconds) =>
        new(Id) { At = Seconds(seconds) };

    private static ExchangeAccountEvent.Reported Unconfirmed(double seconds, string reason) =>
        new(
            Mine, new VenueReport.Unconfirmed(reason) { OrderId = Id, At = Seconds(seconds) })
        {
            At = Seconds(seconds),
        };

    private static ExchangeAccountCommand.Report Said(VenueReport report) =>
        new(report) { At = report.At };

    private static DeciderSpecification<ExchangeAccount, ExchangeAccountCommand, ExchangeAccountEvent> Account() =>
        new(ExchangeAccountDecider.Initial(new("a1")), ExchangeAccountDecider.Decide, ExchangeAccountDecider.Evolve);
}
