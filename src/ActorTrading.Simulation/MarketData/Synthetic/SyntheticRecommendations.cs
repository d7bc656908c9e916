using ActorTrading.Actors.Scheduling;

namespace ActorTrading.Simulation.MarketData.Synthetic;

/// <summary>
/// Made-up advice for a synthetic market. It peeks at the regime to come, which no real adviser can, and is wrong on
/// purpose part of the time, so that samples have advice worth acting on. It says nothing about real advice.
/// </summary>
public static class SyntheticRecommendations
{
    private const int ConfidenceDecimals = 2;
    private static readonly string[] Words = ["STRONG_SELL", "SELL", "HOLD", "BUY", "STRONG_BUY"];

    /// <summary>Streams advice in order of time, each symbol once per interval.</summary>
    public static IEnumerable<RecommendationRow> Of(SyntheticOptions market, AdviceOptions advice)
    {
        var random = SyntheticSeeds.Of(market).Advice;
        var regimes = new RegimePath(market);
        for (var time = market.Start; time < market.Start + market.Length; time += advice.Interval)
        {
            var coming = regimes.At(time + advice.Lead).Regime;
            foreach (var symbol in market.Symbols)
            {
                var isInformed = random.NextDouble() < advice.Accuracy;
                var word = isInformed ? Informed(coming, random) : Words[random.Next(Words.Length)];
                yield return new(time, symbol.Symbol, word, Confidence(isInformed, random), time + advice.Validity);
            }
        }
    }

    private static string Informed(MarketRegime coming, SeededRandom random)
    {
        var isStrong = random.NextDouble() < 0.5;
        return coming switch
        {
            MarketRegime.TrendUp => isStrong ? "STRONG_BUY" : "BUY",
            MarketRegime.TrendDown => isStrong ? "STRONG_SELL" : "SELL",
            _ => "HOLD",
        };
    }

    /// <summary>Between 0.6 and 0.98 for informed advice, between 0.35 and 0.85 for blind; they overlap.</summary>
    private static decimal Confidence(bool isInformed, SeededRandom random)
    {
        var (lowest, width) = isInformed ? (0.60, 0.38) : (0.35, 0.50);
        return decimal.Round((decimal)(lowest + (width * random.NextDouble())), ConfidenceDecimals);
    }
}
