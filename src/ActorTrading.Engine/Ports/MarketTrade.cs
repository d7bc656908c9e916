using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Ports;

/// <summary>A public trade as it is stored.</summary>
public readonly record struct MarketTrade(
    Symbol Symbol, Timestamp Time, Price Price, Quantity Quantity, Side TakerSide)
{
    public static MarketTrade Of(Symbol symbol, in MarketEvent trade) =>
        new(symbol, trade.Time, new Price(trade.Price), new Quantity(trade.Quantity), trade.TakerSide);
}
