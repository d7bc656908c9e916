using ActorTrading.Domain.Indicators;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Domain.Tests.Indicators;

internal static class BarGenerators
{
    private const int CentsMin = 5_000;
    private const int CentsMax = 15_000;
    private const int PeriodMax = 9;

    /// <summary>
    /// Bars in cents; about a third repeat the one before, so that flat stretches occur, and some have no volume.
    /// </summary>
    public static Gen<IndicatorInput[]> Bars { get; } =
        from bars in Gen.ArrayOf(Bar())
        from repeats in Gen.ArrayOf(Gen.Frequency((2, Gen.Constant(false)), (1, Gen.Constant(true))), bars.Length)
        select Repeated(bars, repeats);

    /// <summary>Small values for the parameters of a definition, so that short series get past the warm-up.</summary>
    public static Gen<double[]> ParametersOf(IndicatorDefinition definition) =>
        definition.Parameters.Aggregate(
            Gen.Constant(Array.Empty<double>()),
            (all, parameter) =>
                from before in all
                from value in Gen.Choose((int)Math.Ceiling(parameter.Min), PeriodMax)
                select (double[])[.. before, value]);

    private static Gen<IndicatorInput> Bar() =>
        from open in Cents(CentsMin, CentsMax)
        from close in Cents(CentsMin, CentsMax)
        from above in Cents(0, 500)
        from below in Cents(0, 500)
        from volume in Gen.Frequency((1, Gen.Constant(0m)), (4, Cents(1, 100_000)))
        select new IndicatorInput(
            (double)open,
            (double)(Math.Max(open, close) + above),
            (double)(Math.Min(open, close) - below),
            (double)close,
            (double)volume);

    private static Gen<decimal> Cents(int min, int max) => Gen.Choose(min, max).Select(cents => cents / 100m);

    private static IndicatorInput[] Repeated(IndicatorInput[] bars, bool[] repeats)
    {
        for (var i = 1; i < bars.Length; i++)
        {
            bars[i] = repeats[i] ? bars[i - 1] : bars[i];
        }

        return bars;
    }
}
