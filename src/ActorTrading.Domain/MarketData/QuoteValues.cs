namespace ActorTrading.Domain.MarketData;

/// <summary>The best bid and ask with the quantity resting there.</summary>
public readonly record struct QuoteValues(decimal BidPrice, decimal BidQuantity, decimal AskPrice, decimal AskQuantity);
