namespace ActorTrading.Domain.Indicators;

/// <summary>The mean of high, low and close.</summary>
internal static class TypicalPrice
{
    public static double Of(in IndicatorInput bar) => (bar.High + bar.Low + bar.Close) / 3;
}
