using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Host.Node.Recovery;

namespace ActorTrading.Host.Tests.Node;

public sealed class OpenQuestionsTests
{
    private readonly OpenQuestions _questions = new();

    [Fact]
    public void Orders_without_proof_are_counted_over_all_portfolios()
    {
        _questions.Changed(Portfolio("p1", OrderStatus.Unknown, OrderStatus.Intended, OrderStatus.Accepted), []);
        _questions.Changed(Portfolio("p2", OrderStatus.Sending), []);
        Assert.Equal(3, _questions.Count);

        _questions.Changed(Portfolio("p1", OrderStatus.Accepted), []);
        Assert.Equal(1, _questions.Count);
        _questions.Changed(Portfolio("p2"), []);
        Assert.Equal(0, _questions.Count);
    }

    private static Portfolio Portfolio(string id, params OrderStatus[] orders)
    {
        var portfolio = PortfolioDecider.Initial(new PortfolioId(id));
        for (var i = 0; i < orders.Length; i++)
        {
            var order = Order($"{id}-{i}", orders[i]);
            portfolio = portfolio with { Orders = portfolio.Orders.Add(order.Id, order) };
        }

        return portfolio;
    }

    private static PortfolioOrder Order(string id, OrderStatus status)
    {
        var spec = new OrderSpec
        {
            Symbol = Symbol.Of("BTC-USD"),
            Side = Side.Buy,
            Type = OrderType.Market,
            Quantity = new(1m),
        };
        var why = new OrderWhy { Purpose = OrderPurpose.Entry, Reference = new(1m), DataTime = default };
        var order = new Order { Id = new(id), Spec = spec, IntendedAt = default, Status = status };
        return new PortfolioOrder(order, new OrderIntent { Id = order.Id, Spec = spec, Why = why });
    }
}
