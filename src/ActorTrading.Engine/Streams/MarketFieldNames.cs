namespace ActorTrading.Engine.Streams;

/// <summary>Names of the market fields that are not indicators, as the rule format spells them.</summary>
internal static class MarketFieldNames
{
    public const string Price = "price";
    public const string Bid = "bid";
    public const string Ask = "ask";
    public const string Mid = "mid";
    public const string Spread = "spread";
    public const string SpreadPercentage = "spread_percentage";
    public const string Open = "open";
    public const string High = "high";
    public const string Low = "low";
    public const string Close = "close";
    public const string Volume = "volume";
    public const string Recommendation = "ai_recommendation";
    public const string Confidence = "confidence_score";
}
