using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Positions;
using ActorTrading.Domain.Tests.Orders;

namespace ActorTrading.Domain.Tests.Portfolios;

internal static class LedgerFixtures
{
    public static readonly FillContext Context = new() { OrderId = new("o1") };

    public static Ledger WithCash(decimal cash) => Ledger.Empty(Currency.Usd).Deposit(OrderFixtures.Usd(cash)).Ledger;

    public static Fill Trade(
        Side side, decimal quantity, decimal price, Amount? fee = null, Instrument? market = null) =>
        OrderFixtures.Fill("t", quantity, price, side) with
        {
            Symbol = (market ?? OrderFixtures.Spot).Symbol,
            Fee = fee ?? OrderFixtures.Usd(0m),
        };

    public static LedgerChange Buy(
        this Ledger ledger, decimal quantity, decimal price, Amount? fee = null, FillContext? context = null) =>
        ledger.Apply(Trade(Side.Buy, quantity, price, fee), OrderFixtures.Spot, context ?? Context);

    public static LedgerChange Sell(
        this Ledger ledger, decimal quantity, decimal price, Amount? fee = null, FillContext? context = null) =>
        ledger.Apply(Trade(Side.Sell, quantity, price, fee), OrderFixtures.Spot, context ?? Context);

    public static LedgerChange Perp(
        this Ledger ledger, Side side, decimal quantity, decimal price, decimal leverage = 10m) =>
        ledger.Apply(
            Trade(side, quantity, price, market: OrderFixtures.Perpetual),
            OrderFixtures.Perpetual, Context with { Leverage = leverage });

    public static decimal EquityAt(this Ledger ledger, decimal mark) =>
        LedgerValuation.Mark(
            ledger, _ => new Price(mark), asset => asset == OrderFixtures.Bnb ? 500m : mark).Equity.Value;

    public static Position Held(
        decimal entry = 100m, decimal quantity = 1m, ExitPlan? exits = null, Side side = Side.Buy)
    {
        var market = side == Side.Buy ? OrderFixtures.Spot : OrderFixtures.Perpetual;
        var execution = new Execution(side, new(quantity), new(entry), OrderFixtures.Usd(0m), OrderFixtures.Start);
        return PositionBooking.Apply(null, market, execution, Context with { Exits = exits ?? ExitPlan.None }).After!;
    }
}
