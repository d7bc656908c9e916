using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Accounts;

namespace ActorTrading.Engine.Tests.Halts;

/// <summary>Orders and halts in a few words.</summary>
internal static class Orders
{
    public static readonly Timestamp Now = Timestamp.Parse("2026-03-04T12:00:00Z");
    public static readonly Symbol Btc = Symbol.Of("BTC-USD");
    public static readonly Symbol Eth = Symbol.Of("ETH-USD");

    public static OutgoingOrder Entry(
        int number, string account = "a1", string portfolio = "p1", Symbol? symbol = null) =>
        new(new(account), new(portfolio), new($"{portfolio}-{number}"), Spec(symbol ?? Btc));

    public static OutgoingOrder Exit(int number, string account = "a1", string portfolio = "p1") =>
        new(new(account), new(portfolio), new($"{portfolio}-{number}"), Spec(Btc) with
        {
            Side = Side.Sell,
            ReduceOnly = true,
        });

    public static Halt Halt(HaltScope scope, HaltLevel level = HaltLevel.Halted) =>
        new(scope, level, "smoke", "anna", Now);

    public static HaltCommand.Lower Lift(HaltScope scope, HaltLevel to = HaltLevel.None) =>
        new(scope, to, "the smoke is gone", "ben", Now);

    private static OrderSpec Spec(Symbol symbol) => new()
    {
        Symbol = symbol,
        Side = Side.Buy,
        Type = OrderType.Limit,
        Quantity = new Quantity(1m),
        LimitPrice = new Price(100m),
    };
}
