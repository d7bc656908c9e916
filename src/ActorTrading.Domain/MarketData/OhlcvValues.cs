namespace ActorTrading.Domain.MarketData;

/// <summary>Open, high, low, close in the quote currency; volume in base units.</summary>
public readonly record struct OhlcvValues(decimal Open, decimal High, decimal Low, decimal Close, decimal Volume);
