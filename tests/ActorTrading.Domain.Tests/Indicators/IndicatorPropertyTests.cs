using ActorTrading.Domain.Indicators;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Domain.Tests.Indicators;

public sealed class IndicatorPropertyTests
{
    private const double Tolerance = 1e-9;

    public static TheoryData<string> Names => [.. IndicatorCatalogue.All.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void After_every_update_the_outputs_are_those_of_the_formula_over_all_bars(string name)
    {
        var definition = IndicatorCatalogue.Find(name)!;
        var cases = from parameters in BarGenerators.ParametersOf(definition)
                    from bars in BarGenerators.Bars.Resize(120)
                    select (parameters, bars);
        Prop.ForAll(cases.ToArbitrary(), x => AgreesWithFormula(definition, x.parameters, x.bars))
            .QuickCheckThrowOnFailure();
    }

    private static bool AgreesWithFormula(IndicatorDefinition definition, double[] parameters, IndicatorInput[] bars)
    {
        var indicator = definition.Create([.. parameters]);
        for (var n = 1; n <= bars.Length; n++)
        {
            indicator.Update(bars[n - 1]);
            Assert.Equal(n >= indicator.WarmUp, indicator.IsReady);
            var expected = indicator.IsReady
                ? NaiveIndicators.ByName[definition.Name](bars[..n], parameters)
                : [.. definition.Outputs.Select(_ => double.NaN)];
            for (var output = 0; output < expected.Length; output++)
            {
                Same(expected[output], indicator.Output(output), $"{definition.Outputs[output]} after {n} bars");
            }
        }

        return true;
    }

    private static void Same(double expected, double actual, string what)
    {
        var same = double.IsNaN(expected)
            ? double.IsNaN(actual)
            : Math.Abs(expected - actual) <= Tolerance * Math.Max(1, Math.Abs(expected));
        Assert.True(same, $"{what}: expected {expected:R}, got {actual:R}");
    }
}
