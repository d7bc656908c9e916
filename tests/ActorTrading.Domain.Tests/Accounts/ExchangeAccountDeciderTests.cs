using ActorTrading.Domain.Accounts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Tests.Orders;
using ActorTrading.Testing.Deciders;

namespace ActorTrading.Domain.Tests.Accounts;

public sealed class ExchangeAccountDeciderTests
{
    private static readonly PortfolioId Mine = new("p1");
    private static readonly ClientOrderId Id = new("o1");
    private static readonly OrderSpec Spec = OrderFixtures.Limit(Side.Buy, 2m, 100m);

    private static readonly ExchangeAccountCommand Place =
        new ExchangeAccountCommand.Place(Mine, Id, Spec) { At = OrderFixtures.At(0) };

    private static readonly ExchangeAccountCommand Cancel =
        new ExchangeAccountCommand.Cancel(Id) { At = OrderFixtures.At(1) };

    [Fact]
    public void An_order_is_on_record_before_it_is_sent_and_goes_out_once() =>
        Account().When(Place)
            .Then(new ExchangeAccountEvent.SendStarted(Mine, Id, Spec) { At = OrderFixtures.At(0) })
            .When(Place).ThenNothing();

    [Fact]
    public void An_order_id_belongs_to_one_portfolio_also_when_the_order_is_done()
    {
        var others = new ExchangeAccountCommand.Place(new("p2"), Id, Spec) { At = OrderFixtures.At(3) };

        Account().Given(Place).When(others).ThenRefused(ExchangeAccountRejection.OrderIdTaken);
        Account().Given(Place, Said(OrderFixtures.Canceled())).When(others)
            .ThenRefused(ExchangeAccountRejection.OrderIdTaken);
    }

    [Fact]
    public void A_cancel_goes_out_once_and_for_a_done_order_not_at_all()
    {
        Account().Given(Place).When(Cancel)
            .Then(new ExchangeAccountEvent.CancelSent(Id) { At = OrderFixtures.At(1) })
            .When(Cancel).ThenNothing();
        Account().Given(Place, Said(OrderFixtures.Canceled())).When(Cancel).ThenNothing();
    }

    [Fact]
    public void What_was_never_sent_cannot_be_cancelled() =>
        Account().When(Cancel).ThenRefused(ExchangeAccountRejection.OrderUnknown);

    [Fact]
    public void A_report_goes_to_the_portfolio_of_the_order_also_late_and_a_strangers_to_nobody()
    {
        var fill = OrderFixtures.Filled(OrderFixtures.Fill("t1", 2m));

        Account().Given(Place, Said(OrderFixtures.Canceled())).When(Said(fill))
            .Then(new ExchangeAccountEvent.Reported(Mine, fill) { At = fill.At });
        Account().When(Said(fill)).Then(new ExchangeAccountEvent.StrangerReported(fill) { At = fill.At });
    }

    [Fact]
    public void Funding_and_liquidation_go_to_who_traded_the_symbol()
    {
        var fill = OrderFixtures.Fill("t1", 2m, order: "liquidation-1");
        var funding = new ExchangeAccountCommand.SettleFunding(Spec.Symbol, OrderFixtures.Usd(-1m), 0.0001m)
        {
            At = OrderFixtures.At(2),
        };
        var liquidation = new ExchangeAccountCommand.BookLiquidation(fill) { At = OrderFixtures.At(2) };

        Account().Given(Place)
            .When(funding)
            .Then(new ExchangeAccountEvent.FundingSettled(Mine, Spec.Symbol, funding.Settled, 0.0001m)
            {
                At = funding.At,
            })
            .When(liquidation)
            .Then(new ExchangeAccountEvent.Liquidated(Mine, fill) { At = liquidation.At });
        Account().When(funding).ThenRefused(ExchangeAccountRejection.OwnerUnknown);
        Account().When(liquidation).ThenRefused(ExchangeAccountRejection.OwnerUnknown);
    }

    private static ExchangeAccountCommand.Report Said(VenueReport report) => new(report) { At = report.At };

    private static DeciderSpecification<ExchangeAccount, ExchangeAccountCommand, ExchangeAccountEvent> Account() =>
        new(ExchangeAccountDecider.Initial(new("a1")), ExchangeAccountDecider.Decide, ExchangeAccountDecider.Evolve);
}
