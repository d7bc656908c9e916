using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Risk;

/// <summary>A market and the price that orders in it are judged by.</summary>
/// <param name="Price">Last or middle price; null where none has been seen.</param>
/// <param name="PriceAt">When that price was known.</param>
/// <param name="QuoteToBaseRate">Units of the portfolio's base currency for one unit of the quote currency.</param>
public sealed record MarketReference(
    Instrument Instrument, Price? Price, Timestamp? PriceAt, decimal QuoteToBaseRate = 1m);
