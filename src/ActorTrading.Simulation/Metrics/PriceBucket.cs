namespace ActorTrading.Simulation.Metrics;

internal readonly struct PriceBucket(in PriceBar bar) : IBucket<PriceBucket>
{
    public PriceBar Bar { get; } = bar;

    public static PriceBucket Merge(in PriceBucket earlier, in PriceBucket later) => new(earlier.Bar with
    {
        Last = later.Bar.Last,
        High = Math.Max(earlier.Bar.High, later.Bar.High),
        Low = Math.Min(earlier.Bar.Low, later.Bar.Low),
        Close = later.Bar.Close,
    });
}
