using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData;

/// <summary>One piece of advice as a file tells it.</summary>
/// <param name="Time">When it became known.</param>
/// <param name="Symbol">What it is about.</param>
/// <param name="Recommendation">In capitals, such as <c>STRONG_BUY</c>.</param>
/// <param name="Confidence">Between zero and one.</param>
/// <param name="Expires">When it stops to hold; null where the file leaves that to the reader.</param>
public sealed record RecommendationRow(
    Timestamp Time, Symbol Symbol, string Recommendation, decimal Confidence, Timestamp? Expires);
